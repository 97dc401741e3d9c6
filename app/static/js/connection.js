// "My Bitbucket connection", a page of its own.

import { followTheme, hideToken, onConnection } from "./host.js";
import { showConnection } from "./person.js";

const main = document.querySelector("main");
const place = main.querySelector("[data-own-connection]");

hideToken();
followTheme();
if (place) {
  showConnection(place, main.dataset);
  onConnection(() => showConnection(place, main.dataset));
}
