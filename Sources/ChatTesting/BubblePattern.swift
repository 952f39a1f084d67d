import ChatflowEngine
import ChatflowModel

/// What a bubble is to say.
public struct BubblePattern: Hashable, Sendable {
  /// How its text is compared.
  public let text: Text
  /// The files and videos in it, in order, as they are written.
  public let attachments: [String]
  /// The labels of the quick replies below it, in order.
  public let replies: [String]
  /// Whether more quick replies may follow.
  public let hasMoreReplies: Bool

  /// How the text of a bubble is compared.
  public enum Text: Hashable, Sendable {
    /// It is this text, in which an ellipsis stands for anything.
    case like(String)
    /// It has these words in it, whatever their case.
    case contains(String)
    /// All of it is matched by a regular expression, as it is written.
    case expression(String)
  }

  /// What stands for anything.
  static let anything: Character = "…"

  /// Whether a bubble is what is expected.
  public func matches(_ bubble: BubbleText) -> Bool { difference(from: bubble) == nil }

  /// What of a bubble is not as expected; nil if all of it is.
  public func difference(from bubble: BubbleText) -> Part? {
    if !textMatches(bubble.text) { return .text }
    if attachments != bubble.attachments { return .attachments }
    let offered = hasMoreReplies ? Array(bubble.replies.prefix(replies.count)) : bubble.replies
    return offered == replies ? nil : .replies
  }

  /// A part of a bubble.
  public enum Part: Hashable, Sendable {
    case text, attachments, replies
  }

  private func textMatches(_ text: String) -> Bool {
    switch self.text {
    case .like(let pattern): Self.matches(pattern, text)
    case .contains(let words): text.comparable.contains(words.comparable)
    case .expression(let source):
      // The reader has looked whether it is one.
      PosixPattern(source)?.matches(text) ?? false
    }
  }

  /// Whether a text is like a pattern: its parts between ellipses come in order, the first at the beginning and the last at
  /// the end. Taken from the left, each as early as it can be, so that nothing is tried twice.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    if pattern == text { return true }
    guard pattern.contains(anything) else { return false }
    let parts = pattern.split(separator: anything, omittingEmptySubsequences: false).map { Array($0) }
    let text = Array(text)
    guard let first = parts.first, let last = parts.last, first.count + last.count <= text.count,
      text.starts(with: first), text.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = text[first.count..<(text.count - last.count)]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  /// How many characters at the beginning of a text are as a pattern has them.
  static func agreement(_ pattern: String, _ text: String) -> Int {
    let head = pattern.prefix { $0 != anything }
    let same = zip(head, text).prefix { $0 == $1 }.count
    guard same == head.count, head.count < pattern.count else { return same }
    // Behind an ellipsis nobody can tell where it went wrong: at the end of what was found.
    return same
  }
}

/// A bubble as a transcript writes it.
public struct BubbleText: Hashable, Sendable {
  /// The text, with the signs of its formatting.
  public var text: String
  /// Its files and videos, as they are written.
  public var attachments: [String]
  /// The labels of the quick replies below it.
  public var replies: [String]

  /// How a bubble is written.
  public init(_ said: Said) {
    let written = said.text.text(tools: .formatting)
    // What a service says may end its lines as its machine does.
    text =
      written.utf8.contains(0x0d)
      ? written.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "\n") : written
    attachments = said.attachments.map { "<\($0.kind.rawValue): \($0.location)>" }
    replies = said.replies.map(\.label)
  }
}

extension BubblePattern {
  /// Whether a text is a regular expression.
  static func isExpression(_ source: String) -> Bool { PosixPattern(source) != nil }
}
