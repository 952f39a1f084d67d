import ChatflowEngine
import ChatflowModel

/// Steps: what is done, and what is to happen.
extension ChatReader {
  mutating func step(_ entry: Entry) -> ChatStep? {
    guard let content = content(entry) else { return nil }
    return ChatStep(lines: entry.line..<entry.end, content: content)
  }

  private mutating func content(_ entry: Entry) -> ChatStep.Content? {
    switch entry.word {
    case "bot": return bubble(entry)
    case "visitor": return visitor(entry)
    case "->": return happening(entry)
    case "customer agent": return customerAgent(entry)
    case "team member": return teamMember(entry)
    case let word:
      guard let service = SituationKey(word: word)?.service else {
        unknown(entry)
        return nil
      }
      do throws(SituationProblem) {
        return .answer(service, try ServiceAnswer(entry.text, of: service))
      } catch {
        report(error, entry)
        return nil
      }
    }
  }

  private mutating func customerAgent(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if text.comparable.hasPrefix("says ") {
      return .customerAgent(.answers(String(text.dropFirst("says ".count)).trimmedOfSpaces))
    }
    do throws(SituationProblem) {
      return .customerAgent(try CustomerAgentPart(text).deed(saying: ChatRun.unsaid))
    } catch {
      report(error, entry)
      return nil
    }
  }

  private mutating func teamMember(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if text.comparable == "resolves" { return .teamMember(.resolves) }
    if text.comparable.hasPrefix("says ") {
      return .teamMember(.answers(String(text.dropFirst("says ".count)).trimmedOfSpaces))
    }
    report("team-member", entry, found: text, expected: "says … · resolves")
    return nil
  }

  private mutating func happening(_ entry: Entry) -> ChatStep.Content? {
    do throws(SilentPattern.Problem) {
      return .happens(try SilentPattern(entry.text))
    } catch {
      report(
        "unknown-happening", entry, found: error.found, expected: SilentLine.beginnings.joined(separator: " · "),
        suggestion: error.suggestion)
      return nil
    }
  }
}

// MARK: - What people say

extension ChatReader {
  private mutating func visitor(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if text.isBlank {
      report("nothing-said", entry, expected: "visitor: [Billing]")
      return nil
    }
    if let labels = Buttons.labels(text), !labels.labels.isEmpty { return .visitor(.chooses(labels.labels)) }
    if text.hasPrefix("<file:"), text.hasSuffix(">") {
      let file = String(text.dropFirst("<file:".count).dropLast()).trimmedOfSpaces
      if !file.isEmpty { return .visitor(.sends(file: file)) }
    }
    if text.hasPrefix("("), text.hasSuffix(")") {
      let word = String(text.dropFirst().dropLast()).comparable
      if word == "closes the chat" { return .visitor(.closes) }
      let silence = "is silent for "
      if word.hasPrefix(silence), let seconds = Self.seconds(String(word.dropFirst(silence.count))) {
        return .silence(seconds)
      }
      report(
        "visitor", entry, found: text, expected: Self.deeds,
        suggestion: (Self.silence(meantBy: word) ?? NearestWord.misspelled(word, among: ["closes the chat"])).map {
          "(\($0))"
        })
      return nil
    }
    if let first = text.first, "[<(".contains(first) {
      let closed = text + (first == "[" ? "]" : first == "<" ? ">" : ")")
      let isLabel = Buttons.labels(closed) != nil
      report("visitor", entry, found: text, expected: Self.deeds, suggestion: isLabel ? closed : nil)
      return nil
    }
    return .visitor(.says(Self.unescaped(text)))
  }

  /// What a visitor does beside typing, as it is written.
  private static let deeds = "[Billing] · <file: receipt.pdf> · (closes the chat) · (is silent for 30m)"

  /// A text that begins with a sign that would mean something has a backslash before it.
  static func unescaped(_ text: String) -> String {
    guard text.first == "\\", let second = text.dropFirst().first, "[<(/~…\\".contains(second) else { return text }
    return String(text.dropFirst())
  }

  private static let units: [(sign: Character, seconds: UnixSeconds)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  /// The silence that somebody probably meant who wrote it otherwise: `is silent for 45 minutes`. Its length is theirs; where
  /// that is not understood, no other is proposed.
  private static func silence(meantBy text: String) -> String? {
    let number = text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    let unit = text[number.endIndex...].drop(while: isSpace).comparable
    let isSilence = text[..<number.startIndex].split(separator: " ").contains {
      NearestWord.misspelled(String($0), among: ["silent"]) != nil
    }
    let names: [(sign: String, words: [String])] = [
      ("d", ["d", "day", "days"]), ("h", ["h", "hr", "hrs", "hour", "hours"]),
      ("m", ["m", "min", "mins", "minute", "minutes"]), ("s", ["s", "sec", "secs", "second", "seconds"]),
    ]
    guard isSilence, let sign = names.first(where: { $0.words.contains(unit) })?.sign else { return nil }
    let length = "\(number)\(sign)"
    return seconds(length) == nil ? nil : "is silent for \(length)"
  }

  /// A duration as it is written.
  static func duration(_ seconds: UnixSeconds) -> String {
    let unit = units.first { seconds % $0.seconds == 0 } ?? ("s", 1)
    return "\(seconds / unit.seconds)\(unit.sign)"
  }

  /// How many seconds a duration such as `30m` or `2h` lasts.
  static func seconds(_ text: String) -> UnixSeconds? {
    guard let unit = text.last.flatMap({ last in units.first { $0.sign == last }?.seconds }),
      let number = UnixSeconds(text.dropLast()), number >= 0,
      number <= 4_000_000
    else { return nil }
    return number * unit
  }

  private mutating func bubble(_ entry: Entry) -> ChatStep.Content? {
    var texts = entry.texts
    var replies: [String] = []
    var hasMore = false
    while texts.count > 1, let found = texts.last.flatMap(Buttons.labels) {
      replies = found.labels + replies
      hasMore = hasMore || found.hasMore
      texts.removeLast()
    }
    var attachments: [String] = []
    while let last = texts.last, Attachment.Kind.allCases.contains(where: { last.hasPrefix("<\($0.rawValue):") }),
      last.hasSuffix(">")
    {
      attachments.insert(last, at: 0)
      texts.removeLast()
    }
    // A bubble may be a file alone.
    let text = (texts.prefix(1) + texts.dropFirst().map(Self.unescaped)).joined(separator: "\n")
    if text == "…", replies.isEmpty, attachments.isEmpty { return .anyBubbles }
    guard let pattern = pattern(text, entry) else { return nil }
    return .bot(
      BubblePattern(text: pattern, attachments: attachments, replies: replies, hasMoreReplies: hasMore))
  }

  private mutating func pattern(_ text: String, _ entry: Entry) -> BubblePattern.Text? {
    if text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") {
      let source = String(text.dropFirst().dropLast())
      guard BubblePattern.isExpression(source) else {
        report("expression", entry, found: text)
        return nil
      }
      return .expression(source)
    }
    if text.hasPrefix("~ ") { return .contains(String(text.dropFirst(2))) }
    return .like(RichText(text: Self.unescaped(text), tools: .formatting).text(tools: .formatting))
  }
}
