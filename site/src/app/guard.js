/* global window, document, location, localStorage, Blob, Response */
/* eslint no-unused-vars: ["error", { "caughtErrors": "none" }] */
// Stands in the page itself, in the JavaScript of 2009: where the page cannot start, a sentence says why, and the
// program can be read.
(function () {
  var failed = "";

  /** A script that did not arrive, or that this browser cannot read. */
  function note(event) {
    if (event.target !== window && event.target.tagName === "SCRIPT") failed = "missing";
    else if (failed === "") failed = event.message || "unknown";
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }

  /** Gives `show` what a link packed (src/base64.ts), or a sentence that says why this cannot be read. */
  function unpack(packed, show) {
    function tellDamage() {
      show("The link was cut or changed on its way: its program cannot be read.");
    }
    if (!window.DecompressionStream) {
      show("The program is packed in the link; a newer browser can read it.");
      return;
    }
    try {
      var binary = window.atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
      var bytes = new Uint8Array(binary.length);
      for (var i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
      var stream = new Blob([bytes]).stream().pipeThrough(new window.DecompressionStream("deflate-raw"));
      new Response(stream).text().then(show, tellDamage);
    } catch (error) {
      tellDamage();
    }
  }

  function program(show) {
    var match = /[#&]code=([^&]*)/.exec(location.hash);
    if (match !== null) {
      if (/[#&]v=/.test(location.hash)) unpack(match[1], show);
      else show(decoded(match[1]));
      return;
    }
    try {
      show(localStorage.getItem("ouroboros.program") || "");
    } catch (error) {
      show("");
    }
  }

  function sentence() {
    if (failed === "missing")
      return "A part of the playground did not arrive. Is there a network? Load the page again.";
    if (
      !("noModule" in document.createElement("script")) ||
      !window.WebAssembly ||
      /SyntaxError/.test(failed)
    )
      return "This browser is too old for the playground: it needs WebAssembly and the JavaScript of 2022. Chrome, Edge, Firefox and Safari have them since 2023.";
    return "The playground could not start here: " + (failed || "a script was blocked") + ".";
  }

  window.addEventListener("error", note, true);
  window.addEventListener("load", function () {
    if (document.documentElement.hasAttribute("data-open")) return;
    var box = document.createElement("section");
    box.className = "sorry";
    box.setAttribute("role", "alert");
    var words = document.createElement("p");
    words.appendChild(document.createTextNode(sentence()));
    var code = document.createElement("pre");
    program(function (text) {
      code.appendChild(document.createTextNode(text));
    });
    box.appendChild(words);
    box.appendChild(code);
    document.body.appendChild(box);
  });
})();
