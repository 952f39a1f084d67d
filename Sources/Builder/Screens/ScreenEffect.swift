/// What every screen wants from the world outside.
public enum ScreenEffect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Show another chatflow that is open, so many further on. Never leaves the application.
  case showOther(Int)
  /// Give the terminal back until the program is continued.
  case suspend
  /// Draw the whole screen again.
  case repaint
  /// Say what a path typed so far can become, inside the folder.
  case complete(path: String)
}

/// What came of such an effect.
public enum ScreenOutcome: Hashable, Sendable {
  /// The program was continued after a suspension.
  case resumed
  /// What the path can become.
  case completions(path: String, [FileFact])
}

/// What a screen wants from outside: what every screen wants, and more that is its own.
public protocol ScreenWish: Sendable {
  /// What every screen wants.
  static func screen(_ effect: ScreenEffect) -> Self
}

extension ScreenWish {
  /// End the program.
  public static var quit: Self { .screen(.quit) }
}
