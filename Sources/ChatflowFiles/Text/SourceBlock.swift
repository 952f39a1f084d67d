import ChatflowModel
import Yaml

/// A list or mapping of the file that stands line by line, taken apart.
struct SourceBlock {
  /// One of its entries or items.
  struct Entry {
    /// The key; for an item of a list its number.
    let key: String
    /// Where the key begins; for an item its dash, for a key that `?` introduces that sign.
    let start: Int
    /// Where the key ends, behind its colon; for an item behind its dash.
    let keyEnd: Int
    /// The first line, and the line behind the last.
    let lines: Range<Int>
    let value: Node
    /// Whether it is an item of a list.
    var isItem = false
    /// Whether the key is introduced by `?`, so that its value may stand anywhere.
    var isExplicit = false
  }

  let entries: [Entry]
  /// The column, counted from 0, of keys or dashes.
  let column: Int
  /// Whether its first entry stands on a line that begins with a dash outside of it.
  let isBehindDash: Bool
  /// Whether new entries that hold more than a value are set off by an empty line.
  let isSpaced: Bool

  /// The entry that a line belongs to.
  func entry(ofLine line: Int) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].lines.upperBound <= line { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].lines.contains(line) ? entries[low] : nil
  }

  /// The entries at the top level, each made from nodes of its own.
  init(top entries: [Entry], isSpaced: Bool = false) {
    self.entries = entries
    self.isSpaced = isSpaced
    column = 0
    isBehindDash = false
  }

  /// Takes a node apart whose lines end before a line; nil if it is a single value, empty, or written in brackets.
  init?(_ node: Node, in text: SourceText, upTo end: Int) {
    guard !node.isInBrackets, let found = text.heads(of: node), !found.isEmpty else { return nil }
    let places = found.map { text.place(at: $0.start) }
    guard zip(places, places.dropFirst()).allSatisfy({ $0.line < $1.line && $0.column == $1.column }) else {
      return nil
    }
    let firstLine = places[0].line
    column = places[0].column - 1
    isSpaced = false
    let indentation = text.indentation(ofLine: firstLine) ?? 0
    isBehindDash = indentation < column
    if isBehindDash, text.bytes[text.start(ofLine: firstLine) + indentation] != UInt8(ascii: "-") { return nil }
    let lasts = found.map { text.lastLine(of: $0.value) }
    let extents = text.extents(from: places.map(\.line), upTo: end, column: column, atLeast: lasts)
    entries = zip(found, extents).map { found, lines in
      Entry(
        key: found.key, start: found.start, keyEnd: found.keyEnd, lines: lines, value: found.value,
        isItem: found.isItem, isExplicit: found.isExplicit)
    }
  }
}

/// The beginning of an entry or item.
private struct Head {
  let key: String
  let start: Int
  let keyEnd: Int
  let value: Node
  var isItem = false
  var isExplicit = false
}

extension SourceText {
  /// Where the entries or items of a node begin; nil if it has none, or a key that is no text.
  fileprivate func heads(of node: Node) -> [Head]? {
    switch node {
    case .scalar: return nil
    case .mapping(let mapping):
      var heads: [Head] = []
      for index in mapping.indices {
        guard let head = head(mapping[index].key, mapping[index].value) else { return nil }
        heads.append(head)
      }
      return heads
    case .sequence(let sequence):
      var heads: [Head] = []
      for (index, item) in sequence.enumerated() {
        guard let dash = dash(before: item.place.start) else { return nil }
        heads.append(Head(key: "\(index)", start: dash, keyEnd: dash + 1, value: item, isItem: true))
      }
      return heads
    }
  }

  private func head(_ key: Node, _ value: Node) -> Head? {
    guard let name = key.scalar?.string else { return nil }
    var colon = key.place.end
    while colon < bytes.count, bytes[colon] == UInt8(ascii: " ") || bytes[colon] == UInt8(ascii: "\t") { colon += 1 }
    if let sign = explicitSign(before: key.place.start) {
      return Head(key: name, start: sign, keyEnd: key.place.end, value: value, isExplicit: true)
    }
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
    return Head(key: name, start: key.place.start, keyEnd: colon + 1, value: value)
  }

  /// The `?` that introduces a key that begins at a byte.
  private func explicitSign(before offset: Int) -> Int? {
    var at = offset - 1
    while at >= start, bytes[at] <= UInt8(ascii: " ") { at -= 1 }
    guard at >= start, bytes[at] == UInt8(ascii: "?"), at + 1 < offset else { return nil }
    let isFirst = at == start || bytes[at - 1] <= UInt8(ascii: " ")
    return isFirst && indentation(ofLine: line(at: at)) == at - start(ofLine: line(at: at)) ? at : nil
  }

  /// The dash of the list item that begins at a byte.
  private func dash(before offset: Int) -> Int? {
    var at = offset - 1
    while at >= 0 {
      switch bytes[at] {
      case UInt8(ascii: "-"): return at
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): at -= 1
      default:
        // Only comments may stand between a dash and what it introduces.
        let line = line(at: at)
        if isComment(line) {
          at = start(ofLine: line) - 1
        } else if let dash = dashWithComment(line) {
          return dash
        } else {
          return nil
        }
      }
    }
    return nil
  }

  /// The dash of a line that holds nothing else but a comment.
  private func dashWithComment(_ line: Int) -> Int? {
    guard let indentation = indentation(ofLine: line) else { return nil }
    var last = start(ofLine: line) + indentation
    guard bytes[last] == UInt8(ascii: "-") else { return nil }
    // Several lists may begin on one line: the innermost is meant.
    var at = last + 1
    while at < end(ofLine: line), bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "-") {
      if bytes[at] == UInt8(ascii: "-") { last = at }
      at += 1
    }
    return at < end(ofLine: line) && bytes[at] == UInt8(ascii: "#") ? last : nil
  }
}
