/* The rules of the map's scripts: eslint's own recommendations, and the width of the house. */
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["exports/map/templates/scripts/*.js"],
    languageOptions: { globals: { ...globals.browser, vis: "readonly" } },
  },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-len": ["error", { code: 120 }],
      "no-undef": "error",
      "no-unused-vars": "error",
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
    },
  },
];
