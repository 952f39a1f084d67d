import Foundation

/// One of the sample flows of the canvas's tests as a chatflow's file. They are written one action a line:
/// `id|kind|title|label->target|…`.
struct SampleFile {
  let text: String

  private static let kinds = [
    "msg": "message", "ask": "question", "if": "if-then", "kb": "knowledge-base", "ticket": "submit-ticket",
    "agent": "send-to-customer-agent", "team": "send-to-team-member", "prop": "set-contact-property",
    "hook": "webhook", "meet": "book-meeting", "list": "add-to-segment", "sub": "offer-subscription",
    "code": "code-snippet", "wf": "enroll-in-workflow",
  ]

  /// What the kinds without which a card would be marked as incomplete need.
  private static let required = [
    "knowledge-base": ["message: What is it about?", "knowledge-base: help"],
    "set-contact-property": ["property: contact.city", "value: Malmö"],
    "book-meeting": ["message: When?", "calendar: contact-owner"], "add-to-segment": ["segment: partners"],
    "offer-subscription": ["message: Would you like it?", "subscription: newsletter"],
    "code-snippet": ["code: exports.main = () => {};"], "enroll-in-workflow": ["workflow: nurture"],
  ]

  /// The flow whose actions' ids begin with a letter.
  init(_ letter: Character) throws {
    let source = try String(contentsOfFile: Repository.path + "/Tests/CanvasTests/SampleFlows.swift", encoding: .utf8)
    var seen: Set<String> = []
    let actions = source.split(separator: "\n").compactMap { line -> [String]? in
      let parts = line.trimmingCharacters(in: .whitespaces).components(separatedBy: "|")
      guard parts.count > 3, parts[0].first == letter, Int(parts[0].dropFirst()) != nil else { return nil }
      // Variants of a flow follow it; the first is the documented one.
      return seen.insert(parts[0]).inserted ? parts : nil
    }.prefix { $0[0] != "a10" }
    // They are drawn and never run.
    let ignored = ["silent-end", "closed-leads-nowhere"].map { "  \($0): Only drawn" }
    var lines = ["chatflow: 1", "name: Sample", "ignore:"] + ignored + ["start: \(letter)1", "", "actions:"]
    for parts in actions { lines += SampleFile.action(parts) }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func action(_ parts: [String]) -> [String] {
    let title = parts[2].replacing(" ??", with: "").replacing(" !!", with: "")
    let kind = kinds[parts[1]] ?? parts[1]
    var lines = ["  \(parts[0]):", "    action: \(kind)", "    name: \(quoted(title))"]
    switch kind {
    case "message", "question": lines.append("    message: \(quoted(title))")
    case "send-to-customer-agent": lines.append("    respond: recent-question")
    case "send-to-team-member":
      lines += ["    message-available: Hello", "    message-away: Later"]
    case "webhook":
      // `!!` marks a card with an error and `??` one with a warning: no address, and a token without a fallback.
      if !parts[2].hasSuffix("!!") { lines.append("    url: https://example.com/hook") }
      if parts[2].hasSuffix("??") { lines.append("    payload: \"{{contact.email}}\"") }
    default: lines += required[kind, default: []].map { "    \($0)" }
    }
    return lines + links(parts.dropFirst(3).map { $0.components(separatedBy: "->") }, kind)
  }

  private static func links(_ ports: [[String]], _ kind: String) -> [String] {
    guard let last = ports.last, let target = last.last else { return [] }
    let next = target == "END" ? [] : ["    next: \(target)"]
    guard ports.count > 1 || last.count > 1 else { return next }
    if kind == "question" {
      return ["    free-text: false", "    replies:"] + ports.flatMap { branch("reply", $0) }
    }
    return ["    branches:"]
      + ports.dropLast().flatMap { branch("label", $0) + ["        if: [\"contact.email is known\"]"] } + next
  }

  private static func branch(_ key: String, _ port: [String]) -> [String] {
    ["      - \(key): \(quoted(port[0]))"] + (port[1] == "END" ? [] : ["        next: \(port[1])"])
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
