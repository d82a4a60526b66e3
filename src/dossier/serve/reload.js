// Served by `dossier serve` alone: reloads the page after a build, and shows why a build failed.
(function () {
  "use strict";
  var shown = null;
  var banner = null;
  var source = new EventSource(document.currentScript.src.replace(/reload\.js$/, "events"));

  function show(error) {
    if (banner) { banner.remove(); banner = null; }
    if (!error) { return; }
    banner = document.createElement("div");
    banner.setAttribute("role", "alert");
    banner.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:50vh;" +
      "overflow:auto;padding:1rem;background:#7a1020;color:#fff;font:1rem/1.5 monospace;white-space:pre-wrap";
    banner.textContent = "The last build failed, and nothing was changed by it.\n" + error;
    document.body.appendChild(banner);
  }

  source.onmessage = function (event) {
    var news = JSON.parse(event.data);
    if (shown !== null && news.version !== shown) {
      source.close();
      location.reload();
      return;
    }
    shown = news.version;
    show(news.error);
  };
  addEventListener("pagehide", function () { source.close(); });
  addEventListener("pageshow", function (event) { if (event.persisted) { location.reload(); } });
})();
