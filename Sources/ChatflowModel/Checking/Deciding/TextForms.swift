/// Some texts, told by how they are written: those that have any of these forms. What conditions ask of a text, and target
/// rules of an address, are such forms.
struct TextForms: Hashable {
  /// The forms, each its parts in order.
  var forms: [[Part]]

  /// A part of a form.
  enum Part: Hashable {
    /// A character of some.
    case one(Characters)
    /// Any number of characters of some, also none.
    case many(Characters)
  }

  /// Some characters: those of the ranges, or all others.
  struct Characters: Hashable {
    var ranges: [ClosedRange<Character>]
    var isNegated = false

    static let all = Characters(ranges: [], isNegated: true)
    init(ranges: [ClosedRange<Character>], isNegated: Bool = false) {
      self.ranges = ranges
      self.isNegated = isNegated
    }
    /// All characters but some.
    static func but(_ characters: [Character]) -> Characters {
      Self(ranges: characters.map { $0...$0 }, isNegated: true)
    }
    /// One character.
    static func just(_ character: Character) -> Characters { Self(ranges: [character...character]) }
    /// Whether it is said by more than one character, or none: then what lies between those that are named matters, too.
    var isClass: Bool { isNegated ? !ranges.isEmpty : ranges.contains { $0.lowerBound != $0.upperBound } }
  }

  /// A text word for word.
  static func literally(_ text: some StringProtocol) -> [Part] { text.map { .one(.just($0)) } }
  /// Any text.
  static let anything = Part.many(.all)

  /// The form of a pattern.
  static func pattern(_ pattern: TextPattern) -> [Part] {
    pattern.parts.map { part in
      switch part {
      case .anyText: anything
      case .anyCharacter: .one(.all)
      case .one(let character): .one(.just(character))
      case .oneOf(let ranges, let isNegated): .one(Characters(ranges: ranges, isNegated: isNegated))
      }
    }
  }
}

extension TextForms {
  /// The texts of which a comparison holds, compared as conditions do it; nil for one that asks something else of a value.
  init?(_ condition: ParsedCondition) {
    let texts = condition.values.compactMap { if case .text(let text) = $0 { text.comparable } else { nil } }
    switch condition.comparison {
    case .equalsAny, .isAnyOf, .equalsNone, .isNoneOf: forms = texts.map { Self.literally($0) }
    case .containsAny, .containsNone: forms = texts.map { [Self.anything] + Self.literally($0) + [Self.anything] }
    case .startsWithAny: forms = texts.map { Self.literally($0) + [Self.anything] }
    case .matchesPattern: forms = texts.map { Self.pattern(TextPattern($0)) }
    default: return nil
    }
  }
}

extension TextForms {
  /// Whether a text has one of the forms.
  func contain(_ text: String) -> Bool { contain(Array(text)) }

  /// The same of its characters.
  func contain(_ text: [Character]) -> Bool { forms.contains { Self.has(text, $0) } }

  /// Goes through a text with the places of a form at which it may be so far, which are few.
  private static func has(_ text: [Character], _ form: [Part]) -> Bool {
    var places = [0]
    var next: [Int] = []
    /// A place is one with those behind it that can be skipped; they are looked at in order, so that none is there twice.
    func add(_ place: Int) {
      var place = place
      while place > next.last ?? -1 {
        next.append(place)
        guard place < form.count, case .many = form[place] else { return }
        place += 1
      }
    }
    add(0)
    for character in text {
      swap(&places, &next)
      next.removeAll(keepingCapacity: true)
      for place in places where place < form.count {
        switch form[place] {
        case .one(let wanted): if wanted.contain(character) { add(place + 1) }
        case .many(let wanted): if wanted.contain(character) { add(place) }
        }
      }
      if next.isEmpty { return false }
    }
    return next.last == form.count
  }

  /// The shortest text of each form that is written with no choice, the first ones.
  var plainTexts: [String] {
    forms.prefix(4).compactMap { form in
      var text = ""
      for case .one(let characters) in form {
        guard !characters.isNegated, let first = characters.ranges.first else { return nil }
        text.append(first.lowerBound)
      }
      return text.isEmpty ? nil : text
    }
  }

  /// Whether a sign is named that ends lines or does other such things.
  var hasControls: Bool {
    forms.joined().contains { part in
      let characters =
        switch part {
        case .one(let characters), .many(let characters): characters
        }
      return characters.ranges.contains { range in
        [range.lowerBound, range.upperBound].contains { $0.unicodeScalars.contains { $0.value < 0x20 } }
      }
    }
  }
}

extension TextForms.Characters {
  func contain(_ character: Character) -> Bool { ranges.contains { $0.contains(character) } != isNegated }
}
