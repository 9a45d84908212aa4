/** A style sheet as text, minified by the build. */
declare module '*.css?inline' {
  const css: string;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler hands over an inlined sheet
  export default css;
}

/** Name of the hashed app module below `/widget/`, put in by the build. */
declare const __APP_FILE__: string;

/** Names of the files with the words of other languages, below `/widget/`, by language. */
declare const __TEXT_FILES__: Readonly<Record<string, string>>;
