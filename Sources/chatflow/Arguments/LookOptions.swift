import ArgumentParser
import Screen
import Words

/// What the command line can say of the screen instead of the configuration.
struct LookOptions: ParsableArguments {
  @Option(help: .words("cli.theme", "name-or-file"), completion: .file(extensions: ["yaml"]))
  var theme: String?
  @Option(help: .words("cli.glyphs", "tier"))
  var glyphs: GlyphTier?
  @Flag(help: .words("cli.no-mouse"))
  var noMouse = false
}
