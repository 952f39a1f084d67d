/// What came of a question that is decided by rules, and never guessed.
public enum Decision: Hashable, Sendable {
  /// It is so, whatever happens.
  case yes
  /// It is not so: something can happen that shows it.
  case no
  /// Finding out would take too long, or what is asked about is not described well enough.
  case notKnown

  /// The opposite of what is asked.
  public var opposite: Decision {
    switch self {
    case .yes: .no
    case .no: .yes
    case .notKnown: .notKnown
    }
  }
}
