/// Whether there is a text of which some things hold: that it has one of some forms, or none of them.
///
/// All forms are read at once, character by character; what matters of a text so far is in which places of the forms it may
/// be. Characters that no form tells apart are one, so that there are few of them, and of the places only those are looked
/// at that a text leads to. That comes to an end; where it would take long, it is given up.
struct TextQuestion {
  /// What has to hold: that the text has one of the forms, or that it has none of them.
  struct Demand: Hashable {
    let forms: TextForms
    let isWanted: Bool
  }

  private let demands: [Range<Int>]
  private let isWanted: [Bool]
  private let start: Places
  /// Places that are left by one character of a kind, and those that are kept by it, by the kind of the character.
  private var steps: [(leave: Places, keep: Places)] = []
  /// Places that are left without a character, too.
  private var skippable: Places
  private var ends: Places
  /// Places from which every text is one that has the form.
  private var certain: Places
  private let isSpace: [Bool]
  /// A character of each kind; nil where none is known.
  private let characters: [Character?]
  /// Texts that are worth trying first: the shortest of each form that is wanted.
  private let likely: [[Int]]
  /// How many steps one more character of a text takes.
  private let cost: Int

  /// The most states that are looked at, and the most places that forms may have together.
  private static let (mostStates, mostPlaces) = (3000, 6000)

  /// Whether there is a text of which some things hold.
  static func canBe(_ asked: [Demand], _ effort: inout Effort) -> Decision {
    Self(asked, &effort)?.canBe(&effort) ?? .notKnown
  }

  /// Nil where there are too many forms, or too little effort is left to read them.
  init?(_ asked: [Demand], _ effort: inout Effort) {
    let count = asked.reduce(0) { $0 + $1.forms.forms.reduce(0) { $0 + $1.count + 1 } }
    guard count <= Self.mostPlaces, effort.spend(20 * count) else { return nil }
    let alphabet = Alphabet(asked)
    // Each place is asked for each kind of characters.
    guard effort.spend(2 * count * alphabet.kinds.count) else { return nil }
    var (parts, demands, ends, starts): ([TextForms.Part?], [Range<Int>], [Int], [Int]) = ([], [], [], [])
    for demand in asked {
      let first = parts.count
      for form in demand.forms.forms {
        starts.append(parts.count)
        parts += form.map { $0 }
        ends.append(parts.count)
        parts.append(nil)
      }
      demands.append(first..<parts.count)
    }
    self.demands = demands
    isWanted = asked.map(\.isWanted)
    isSpace = alphabet.kinds.map(\.isSpace)
    characters = alphabet.kinds.map(\.character)
    let none = Places(count: parts.count)
    (skippable, certain, self.ends) = (none, none, none)
    var kept = Array(repeating: (leave: none, keep: none), count: alphabet.kinds.count)
    for (place, part) in parts.enumerated() {
      switch part {
      case nil: self.ends.insert(place)
      case .one(let characters):
        for kind in alphabet.kinds.indices where alphabet.holds(characters, kind) { kept[kind].leave.insert(place) }
      case .many(let characters):
        skippable.insert(place)
        for kind in alphabet.kinds.indices where alphabet.holds(characters, kind) { kept[kind].keep.insert(place) }
        if characters == .all, place + 1 < parts.count, parts[place + 1] == nil { certain.insert(place) }
      }
    }
    steps = kept
    var start = none
    for place in starts { start.insert(place) }
    likely = asked.filter(\.isWanted).flatMap { demand in
      demand.forms.forms.prefix(Self.mostGuesses).compactMap(alphabet.shortest)
    }
    self.start = start.moving(over: skippable)
    cost = 8 + 2 * ((parts.count + 63) / 64) + asked.count
  }

  private static let mostGuesses = 20

  /// Whether there is such a text that is not empty, and neither begins nor ends with a space.
  func canBe(_ effort: inout Effort) -> Decision {
    if likelyOne(&effort) != nil { return .yes }
    return search(&effort).canBe
  }

  /// Such a text; nil if there is none, if it would take long to find one, or if ranges of characters are asked for.
  func example(_ effort: inout Effort) -> String? {
    guard characters.allSatisfy({ $0 != nil }) else { return nil }
    let text = likelyOne(&effort) ?? search(&effort).example
    return text.map { String($0.compactMap { characters[$0] }) }
  }

  /// The first of the texts that are worth trying that is one.
  private func likelyOne(_ effort: inout Effort) -> [Int]? {
    guard let first = simplified(start) else { return nil }
    return likely.first { effort.spend(cost * $0.count) && isOne($0, first) }
  }

  /// Whether a text, given by its kinds of characters, is one.
  private func isOne(_ text: [Int], _ first: Places) -> Bool {
    guard let head = text.first, let last = text.last, !isSpace[head], !isSpace[last] else { return false }
    var state = first
    for kind in text {
      guard let next = after(state, kind) else { return false }
      state = next
    }
    return isAccepted(state)
  }

  private struct State: Hashable {
    let places: Places
    let endsWithSpace: Bool
  }

  private func search(_ effort: inout Effort) -> (canBe: Decision, example: [Int]?) {
    guard let first = simplified(start) else { return (.no, nil) }
    var seen: Set<State> = []
    var open = [(state: State(places: first, endsWithSpace: true), from: 0, by: 0)]
    var next = 0
    while next < open.count {
      guard effort.spend(cost * isSpace.count) else { return (.notKnown, nil) }
      let state = open[next].state
      for kind in isSpace.indices where !(next == 0 && isSpace[kind]) {
        guard let places = after(state.places, kind) else { continue }
        if !isSpace[kind], isAccepted(places) {
          var (text, at) = ([kind], next)
          while at > 0 {
            text.append(open[at].by)
            at = open[at].from
          }
          return (.yes, text.reversed())
        }
        let reached = State(places: places, endsWithSpace: isSpace[kind])
        guard seen.insert(reached).inserted else { continue }
        if open.count >= Self.mostStates { return (.notKnown, nil) }
        open.append((reached, next, kind))
      }
      next += 1
    }
    return (.no, nil)
  }

  /// The places after one more character; nil where nothing that follows can bring about what is asked.
  private func after(_ places: Places, _ kind: Int) -> Places? {
    let step = steps[kind]
    return simplified(places.moving(by: step.leave, keeping: step.keep).moving(over: skippable))
  }

  /// Without what does not matter any more: of a form that the text has for certain, all but that.
  private func simplified(_ places: Places) -> Places? {
    var places = places
    for (range, isWanted) in zip(demands, isWanted) {
      if let sure = places.first(in: range, among: certain) {
        if !isWanted { return nil }
        places.remove(range)
        places.insert(sure)
      } else if isWanted, places.isEmpty(in: range) {
        return nil
      }
    }
    return places
  }

  private func isAccepted(_ places: Places) -> Bool {
    zip(demands, isWanted).allSatisfy { range, isWanted in
      (places.first(in: range, among: ends) != nil || places.first(in: range, among: certain) != nil) == isWanted
    }
  }
}

/// The kinds of characters that some forms tell apart: each that they name, and what lies between them.
private struct Alphabet {
  struct Kind {
    /// Twice the rank of a character that is named and one more, or the even number of a gap between two.
    let rank: Int
    /// One of them; nil where it is not known which there are.
    let character: Character?
    var isSpace: Bool { character?.isWhitespace == true }
  }

  private(set) var kinds: [Kind] = []
  private var ranks: [Character: Int] = [:]

  init(_ asked: [TextQuestion.Demand]) {
    let all = asked.map { (isWanted: $0.isWanted, characters: $0.forms.forms.joined().map(\.characters)) }
    let ends = { (ranges: [ClosedRange<Character>]) in Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }) }
    let classes = all.flatMap(\.characters).filter(\.isClass)
    // A character that only unwanted forms name, and by itself, brings nothing about that one would not which nobody names.
    let used = ends((all.filter(\.isWanted).flatMap(\.characters) + classes).flatMap(\.ranges))
    let sorted = ends(all.flatMap(\.characters).flatMap(\.ranges)).sorted()
    for (rank, character) in sorted.enumerated() {
      ranks[character] = 2 * rank + 1
      if used.contains(character) { kinds.append(Kind(rank: 2 * rank + 1, character: character)) }
    }
    // Of the characters that nobody names one stands for all, unless ranges tell them apart.
    let hasRanges = classes.contains { $0.ranges.contains { $0.lowerBound != $0.upperBound } }
    let gaps = hasRanges ? Array(stride(from: 0, through: 2 * sorted.count, by: 2)) : [2 * sorted.count]
    let other = hasRanges ? nil : "xyzqwvjkpbfgdchmurlsnitoae0123456789".first { ranks[$0] == nil }
    kinds += gaps.map { Kind(rank: $0, character: other) }
  }

  func holds(_ characters: TextForms.Characters, _ kind: Int) -> Bool {
    let rank = kinds[kind].rank
    return characters.ranges.contains { range in
      guard let low = ranks[range.lowerBound], let high = ranks[range.upperBound] else { return false }
      return low <= rank && rank <= high
    } != characters.isNegated
  }

  /// The shortest text of a form, if it has any.
  func shortest(_ form: [TextForms.Part]) -> [Int]? {
    var text: [Int] = []
    for part in form {
      guard case .one(let characters) = part else { continue }
      // A character that nobody names comes last, and is the one that unwanted forms have least to do with.
      guard let kind = kinds.indices.last(where: { holds(characters, $0) }) else { return nil }
      text.append(kind)
    }
    return text.isEmpty ? [kinds.count - 1] : text
  }
}

extension TextForms.Part {
  fileprivate var characters: TextForms.Characters {
    switch self {
    case .one(let characters), .many(let characters): characters
    }
  }
}
