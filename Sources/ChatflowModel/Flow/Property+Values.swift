/// What can be a value of a property. See "Properties" in docs/behaviour.md.
extension Property {
  /// Whether a text is a value of its type. Of a choice whose options nobody listed, every text is one.
  public func holds(_ text: String) -> Bool {
    let text = text.comparable
    return switch type {
    case .text, .email, .phone: true
    case .number: DecimalNumber(text) != nil
    case .date: CalendarDay(text: text) != nil
    case .yesNo, .choice: choices.isEmpty || choices.contains { $0.comparable == text }
    }
  }
}
