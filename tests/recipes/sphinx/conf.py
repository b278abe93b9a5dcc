project = "Memory"
extensions = []
html_theme = "basic"
html_js_files = [("https://HOST/embed.js", {"type": "module"})]
