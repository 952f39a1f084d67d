/// Where what is not saved is kept, so that it outlives the program.
public enum Keeping: Hashable, Sendable {
  /// In the user's state folder, as far as there is anything to be kept.
  case safe
  /// In another place, since the state folder cannot be written.
  case elsewhere
  /// Nowhere.
  case nowhere

  /// How the words for it end.
  var ending: String {
    switch self {
    case .safe: ""
    case .elsewhere: ".elsewhere"
    case .nowhere: ".not-kept"
    }
  }
}
