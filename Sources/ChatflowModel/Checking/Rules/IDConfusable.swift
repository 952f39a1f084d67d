import OrderedCollections

/// No two ids of actions, or of a list of the workspace, look so alike that one is taken for the other: that differ only by
/// case or by a hyphen or the like, however short they are; by a doubled letter, or by two neighbours exchanged, where that
/// does not make another short word.
///
/// Other single letters make words that both exist: `anna` and `anne`, `order` and `orders`.
struct IDConfusable: FlowRule, FormRule {
  let id: RuleID = "id-confusable"
  let severity = Finding.Severity.warning

  func findings(in flow: CheckedFlow) -> [Finding] {
    Self.alike(flow.ids.map(\.text)).map { index, other in
      Finding(
        severity, id, at: Finding.Place(flow.id(index)),
        facts: ["id": flow.id(index).text, "other": other])
    }
  }

  func findings(in form: CheckedForm) -> [Finding] {
    guard form.subject == .workspace else { return [] }
    return form.fields.flatMap { list -> [Finding] in
      guard case .records(let shape) = list.field.editor, let key = shape.key,
        let records = list.value?.records
      else {
        return []
      }
      return Self.alike(records.map { $0[key]?.text ?? "" }).map { index, other in
        let path = list.place.path.into(.entry(list.field.id, index))
        let facts = ["id": records[index][key]?.text ?? "", "other": other]
        return Finding(
          severity, id, at: Finding.Place(list.place.subject, in: path, field: key), facts: facts)
      }
    }
  }

  /// The ids that look like an earlier one, by their indices, each with that one. Sums of bytes come first, so that of
  /// thousands only those few are compared that can be alike.
  private static func alike(_ ids: [String]) -> [(index: Int, other: String)] {
    var ordered: [Sum] = []
    var orderless: [Sum] = []
    for (index, id) in ids.enumerated() {
      let sums = sums(id)
      ordered.append(Sum(sum: sums.ordered, index: index))
      orderless.append(Sum(sum: sums.orderless, index: index))
    }
    let alike = pairs(ordered, of: ids, haveSameSkeleton) + pairs(orderless, of: ids, haveNeighboursExchanged)
    // Of an id that is alike in both ways the first is told.
    return Dictionary(alike) { first, _ in first }.sorted { $0.key < $1.key }.map { ($0.key, ids[$0.value]) }
  }

  /// The number that an id has.
  private struct Sum: Comparable {
    let sum: UInt64
    let index: Int
    static func < (one: Sum, other: Sum) -> Bool {
      one.sum == other.sum ? one.index < other.index : one.sum < other.sum
    }
  }

  /// The ids that are like the first of those with the same sum, with that one; both by their indices.
  private static func pairs(
    _ sums: [Sum], of ids: [String], _ areAlike: (String, String) -> Bool
  ) -> [(Int, Int)] {
    var first: Sum?
    return sums.sorted().compactMap { next in
      guard let one = first, one.sum == next.sum else {
        first = next
        return nil
      }
      let (id, other) = (ids[next.index], ids[one.index])
      return other != id && areAlike(id, other) ? (next.index, one.index) : nil
    }
  }

  /// A number that ids with the same skeleton have, and one that those with the same letters in another order have.
  private static func sums(_ id: String) -> (ordered: UInt64, orderless: UInt64) {
    var (all, single, orderless): (UInt64, UInt64, UInt64) = (14_695_981_039_346_656_037, 14_695_981_039_346_656_037, 1)
    var last: UInt8 = 0
    var count = 0
    for byte in id.utf8 {
      let letter = lowered(byte)
      orderless &+= (UInt64(letter) &+ 1) &* 0x9e37_79b9_7f4a_7c15
      guard !isSign(byte) else { continue }
      all = (all ^ UInt64(letter)) &* 1_099_511_628_211
      guard letter != last || isDigit(byte) else { continue }
      last = letter
      count += 1
      single = (single ^ UInt64(letter)) &* 1_099_511_628_211
    }
    return (count < fewestWithDoubled ? all : single, orderless)
  }

  /// How many letters there are at least without the doubled ones, for one more to be a slip: `off` and `of` are words of
  /// their own.
  private static let fewestWithDoubled = 4

  private static func haveSameSkeleton(_ left: String, _ right: String) -> Bool { skeleton(left) == skeleton(right) }

  private static func haveNeighboursExchanged(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count, left.utf8.count >= 5 else { return false }
    var pairs = zip(left.utf8, right.utf8).makeIterator()
    while let first = pairs.next() {
      if first.0 == first.1 { continue }
      guard let second = pairs.next(), first == (second.1, second.0), isLetter(first.0), isLetter(first.1) else {
        return false
      }
      while let rest = pairs.next() { if rest.0 != rest.1 { return false } }
      return true
    }
    return false
  }

  /// What is left of an id without case, signs between words and, unless it is short, doubled letters. Between two digits a
  /// sign tells numbers apart.
  private static func skeleton(_ id: String) -> [UInt8] {
    let bytes = Array(id.utf8)
    var (all, single): ([UInt8], [UInt8]) = ([], [])
    for (index, byte) in bytes.enumerated() {
      if isSign(byte) {
        if index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) {
          all.append(0)
          single.append(0)
        }
      } else {
        let letter = lowered(byte)
        if single.last != letter || isDigit(byte) { single.append(letter) }
        all.append(letter)
      }
    }
    return single.count { $0 != 0 } < fewestWithDoubled ? all : single
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: " "): true
    default: false
    }
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
  private static func isLetter(_ byte: UInt8) -> Bool { !isSign(byte) && !isDigit(byte) }
}
