import Screen

@testable import Canvas

/// A flow whose names and texts are all that a language for diagrams could stumble over.
enum DifficultFlow {
  static let ids = [
    "end", "graph", "subgraph", "o", "x--y", "-a-", "a_b", "a-b", "aX5fXb", "A", "é", "e\u{301}", "日本", "n\n1", "\"",
    "\\",
    "<b>", "the start", "S", "e1_end", "",
  ]

  static let texts = [
    "say \"hello\" to 'them'", "[brackets] {braces} (parens) |pipes|", "<script>alert(1)</script> & <br/>",
    "#quot; #35; &quot; &amp;lt;", "%%{init: {'theme':'dark'}}%%", "%% a comment", "style a fill:#f00;", "1. a list",
    "- a list",
    "# a heading", "`code` and **bold** and _it_ ~~x~~", "a\nb\r\nc\tand\u{0}\u{7}\u{1b}[31m", "\\", "\\n \\N \\G \\l",
    "日本語 👩‍👩‍👧 é e\u{301}", "\u{202e}turned\u{202c} \u{feff}\u{fffe}", String(repeating: "long ", count: 200),
    String(repeating: "x", count: 500), "]]>", "-->", "",
  ]

  static let flow: CanvasFlow = {
    let count = ids.count
    return CanvasFlow(
      actions: ids.enumerated().map { index, id in
        let ports = (0..<(index % 4)).map { port in
          CanvasFlow.Port(
            label: texts[(index + port * 5) % texts.count], target: port == 2 ? nil : (index + 1 + port * 3) % count,
            isJump: port == 1, missing: port == 2 && index % 2 == 0 ? texts[index % texts.count] : nil)
        }
        return CanvasFlow.Action(
          id: id, icon: .init("\""), iconRole: Role.iconRoles[index % Role.iconRoles.count], kindName: "If/then \"x\"",
          title: texts[index % texts.count], errors: index % 3, warnings: index % 2, ports: ports)
      }, start: 3, labels: .english)
  }()
}

extension Role {
  fileprivate static let iconRoles: [Role] = [
    .iconConversation, .iconLogic, .iconRecord, .iconService, .iconAutomation, .iconMarketing, .iconHandover,
  ]
}
