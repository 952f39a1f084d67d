import ChatflowModel
import Screen
import Words

extension FuzzTarget {
  /// Conditions: what is understood is understood as itself once it is written in its one form.
  static let condition = FuzzTarget(
    "condition",
    tokens: [
      "response ", "contact.email ", "contact.employees ", "team member ", "contact owner ", "team support ",
      "user \"a\" ",
      "office hours ", "is ", "is not ", "contains any of ", "is any of ", "is equal to ", "is greater than ",
      "is between ",
      "is before ", "more than ", "days ago", "1 day ago", "matches pattern ", "is known", "is available", "are open",
      "2026-02-29", "-0.50", " and ", ", ", " or ", "\"", "“", "”", "\\", "\\\"", ">= ", "\u{301}", "\u{a0}",
    ]
  ) { bytes in
    let sentence = String(decoding: bytes, as: UTF8.self)
    _ = Condition(sentence).told(.english, in: Workspace())
    if let parts = ConditionParts(sentence, in: Workspace()) { _ = parts.sentence }
    switch Condition(sentence).parsed {
    case .failure(let problem):
      return (1...sentence.count + 1).contains(problem.column) ? nil : "column \(problem.column) is not in the sentence"
    case .success(let condition):
      let written = condition.sentence
      guard case .success(let again) = Condition(written).parsed else { return "not understood any more: \(written)" }
      if again != condition { return "understood otherwise: \(written)" }
      return again.sentence == written ? nil : "written otherwise: \(written)"
    }
  }

  /// Rich text: what was read is in normal form, and is written so that it is read again.
  static let richText = FuzzTarget(
    "rich-text",
    tokens: [
      "**", "*", "__", "~~", "[", "](", "](https://a.b/c)", ")", "{{contact.firstname}}", "{{contact.firstname|there}}",
      "{{",
      "}}", "|", "\\", "\\{{", "- ", "1. ", "10) ", "\n", "\r\n", "\u{2028}", " ", "_", "***", "e\u{301}", "\u{200d}",
      "🙂",
      "http://x", "mailto:a@b", "<", "\t",
    ]
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for tools in [.all, .attach, .formatting, []] as [TextTools] {
      let read = RichText(text: text, tools: tools)
      _ = (read.plain(.english), read.count, read.tokens)
      if read != read.normalized(for: tools) { return "tools \(tools.rawValue): not read in normal form" }
      let written = read.text(tools: tools)
      if RichText(text: written, tools: tools) != read { return "tools \(tools.rawValue): read otherwise: \(written)" }
    }
    return nil
  }

  /// Colour schemes: one that was read is the same when its colours are written down, and gives every style a look.
  static let theme = FuzzTarget(
    "theme", folders: ["themes"],
    tokens: yaml + Scheme.keys + [
      "palette:\n", "system: base24\n", "base10: ", "scheme: ", "name: ", "ansi:15", "default", "\"#a0b1c2\"", "c0ffee",
    ]
  ) { bytes in
    guard let scheme = try? Scheme(yaml: bytes) else { return nil }
    var palette = "palette:\n"
    for (key, colour) in zip(Scheme.keys, scheme.colours) { palette += "  \(key): \"\(written(colour))\"\n" }
    guard (try? Scheme(yaml: Array(palette.utf8)))?.colours == scheme.colours else {
      return "read otherwise: \(palette)"
    }
    for depth in ColourDepth.allCases {
      let theme = Theme(scheme, depth: depth)
      for role in Role.allCases {
        let looks = [theme.look(Style(role)), theme.look(Style(role, [.bold, .ruled], on: .popup))]
        let isGrey = looks.contains { $0.foreground != .standard || $0.background != .standard }
        if depth == .monochrome, isGrey { return "a colour where there is none: \(role)" }
      }
    }
    return nil
  }

  private static func written(_ colour: Colour) -> String {
    switch colour {
    case .standard: "default"
    case .indexed(let index): "ansi:\(index)"
    case .rgb(let red, let green, let blue):
      "#"
        + [red, green, blue].map { part in
          let digits = String(part, radix: 16)
          return digits.utf8.count < 2 ? "0" + digits : digits
        }.joined()
    }
  }
}
