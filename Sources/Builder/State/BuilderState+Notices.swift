extension BuilderState {
  /// Tells the user something that came from outside, such as a problem found while starting.
  public mutating func tell(_ kind: Notice.Kind, _ text: String) { say(kind, text) }
}
