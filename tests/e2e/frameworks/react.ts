// A page of React's around the element: it changes a property of the program, listens, removes and comes back.
import { createElement, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Article() {
  const [name, setName] = useState("first");
  const [isShown, setShown] = useState(true);
  const [ready, setReady] = useState(0);
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const home = element.current;
    const listen = () => {
      setReady((count) => count + 1);
    };
    home?.addEventListener("ouro-ready", listen);
    return () => home?.removeEventListener("ouro-ready", listen);
  }, [isShown]);
  const button = (text: string, onClick: () => void) => createElement("button", { onClick, key: text }, text);
  const playground = createElement(
    "ouro-playground",
    { controls: true, ref: element, key: "playground" },
    createElement("pre", null, createElement("code", null, `${name} = [1, 2]\nprint("${name}")\n`)),
  );
  return [
    button("Rename", () => {
      setName("second");
    }),
    button("Toggle", () => {
      setShown(!isShown);
    }),
    createElement("output", { key: "ready" }, `ready ${ready}`),
    isShown ? playground : null,
  ];
}

createRoot(document.querySelector("#root")!).render(createElement(Article));
