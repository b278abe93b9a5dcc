export default {
  title: "A course",
  url: "https://course.example",
  baseUrl: "/",
  future: { v4: true, faster: true },
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/", sidebarPath: false }]],
  themes: ["@docusaurus/theme-classic"],
  scripts: [{ src: "https://HOST/embed.js", type: "module" }],
};
