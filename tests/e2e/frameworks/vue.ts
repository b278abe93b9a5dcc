// A page of Vue's around the element, with the same buttons as React's.
import { createApp, defineComponent, h, ref } from "vue";

const Article = defineComponent({
  setup() {
    const name = ref("first");
    const isShown = ref(true);
    const ready = ref(0);
    const playground = () =>
      h("ouro-playground", { controls: "", onOuroReady: () => ready.value++ }, [
        h("pre", h("code", `${name.value} = [1, 2]\nprint("${name.value}")\n`)),
      ]);
    return () => [
      h("button", { onClick: () => (name.value = "second") }, "Rename"),
      h("button", { onClick: () => (isShown.value = !isShown.value) }, "Toggle"),
      h("output", `ready ${ready.value}`),
      isShown.value ? playground() : null,
    ];
  },
});

createApp(Article).mount("#root");
