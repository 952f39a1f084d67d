import ArgumentParser
import Host
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

extension UserConfiguration {
  /// Takes what the command line says of the screen.
  mutating func take(_ look: LookOptions) { take(theme: look.theme, glyphs: look.glyphs, noMouse: look.noMouse) }
}
