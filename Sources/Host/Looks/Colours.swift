import ChatflowFiles
import Screen

/// The colours of a run: which theme was chosen, and whether the terminal's ground is light, where that decides.
package struct Colours {
  /// The theme's name or path, or `auto`.
  private(set) var choice: String
  /// Whether the ground is light, as far as anybody said so.
  private(set) var isLight: Bool
  /// What is painted.
  package private(set) var scheme: Scheme
  /// Where relative paths of schemes begin; nil: where the program was started.
  private let folder: String?

  /// The colours that somebody chose.
  init(_ choice: String, folder: String?) throws(Failure) {
    self.choice = choice
    self.folder = folder
    isLight = Self.isLight(colorFGBG: Machine.variable("COLORFGBG")) ?? false
    scheme = try Self.scheme(choice, isLight: isLight, folder: folder)
  }

  /// Whether the terminal's ground decides.
  var followsTerminal: Bool { choice == Setting.auto }

  /// The theme as it is found again from anywhere: a path that begins where the program was started is made a whole one.
  var lasting: String {
    let isPath = choice.contains("/") || choice.hasSuffix(".yaml") || choice.hasSuffix(".yml")
    return isPath && folder == nil && !choice.hasPrefix("~/") ? Disk.absolute(choice) : choice
  }

  /// Takes another theme; if it cannot be used, everything stays.
  mutating func choose(_ name: String) throws(Failure) {
    scheme = try Self.scheme(name, isLight: isLight, folder: folder)
    choice = name
  }

  /// Takes what the terminal says about its ground; whether the colours are others now.
  mutating func hear(isLight: Bool) -> Bool {
    guard isLight != self.isLight else { return false }
    self.isLight = isLight
    guard followsTerminal else { return false }
    scheme = isLight ? ThemeFiles.light() : ThemeFiles.dark()
    return true
  }

  private static func scheme(_ choice: String, isLight: Bool, folder: String?) throws(Failure) -> Scheme {
    if choice == Setting.auto { return isLight ? ThemeFiles.light() : ThemeFiles.dark() }
    return try ThemeFiles.named(choice, folder: folder)
  }

  /// Whether the environment says that the terminal's ground is light; nil if it says nothing.
  static func isLight(colorFGBG: String?) -> Bool? {
    guard let last = colorFGBG?.split(separator: ";").last, let ground = Int(last) else { return nil }
    // The two greys that are light, and the bright colours; 8 is a dark grey.
    return ground == 7 || ground > 8
  }

  /// Whether a ground is light.
  package static func isLight(red: Int, green: Int, blue: Int) -> Bool {
    // Rec. 709 luma, of 0 to 255.
    (2126 * red + 7152 * green + 722 * blue) / 10_000 >= 128
  }
}
