import { followTheme, hideToken } from "./host.js";

hideToken();
followTheme();
