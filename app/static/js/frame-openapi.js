// Draws an API document. Nothing can be tried out: the frame has no network, and readers of a page shall not send requests.

drawWith((source, theme, place) => {
  document.documentElement.classList.toggle("dark-mode", theme === "dark");
  if (place.hasChildNodes()) {
    return null; // only the colours change
  }
  return new Promise((finish) => {
    SwaggerUIBundle({
      domNode: place,
      spec: JSON.parse(source),
      supportedSubmitMethods: [],
      validatorUrl: null,
      deepLinking: false,
      queryConfigEnabled: false,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      onComplete: () => setTimeout(() => { // after the elements are there
        place.querySelector("#servers")?.setAttribute("aria-label", "Server");
        finish();
      }),
    });
  });
});
