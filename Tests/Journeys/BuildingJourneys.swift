import Testing

/// The support bot of the examples, all of its nine actions, built from a chatflow that has none: with keys alone, and
/// with the mouse alone. What is written in it is typed in both; everything else is counted.
struct BuildingJourneys {
  private static let empty = "chatflow: 1\nname: Support bot\nlanguage: en\n"
  private static let file = "new.chatflow.yaml"
  /// Fewer key presses than this, the texts aside.
  private static let mostKeys = 200

  private func app() throws -> App {
    let scratch = try Scratch()
    try scratch.copyExamples()
    try scratch.write(Self.empty, to: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat", "■ end")
    return app
  }

  @Test func keysAloneBuildTheSupportBot() throws {
    let app = try app()
    let count = try buildWithKeys(app)
    #expect(count < Self.mostKeys)
    try expectTheExample(app)
  }

  @Test func theMouseAloneBuildsTheSameFile() throws {
    let (keys, mouse) = (try app(), try app())
    _ = try buildWithKeys(keys)
    try buildWithTheMouse(mouse)
    try expectTheExample(mouse)
    #expect(try mouse.saved == keys.saved)
  }

  /// Names, ids, kinds, labels and links are those of the example, and no more problems are found.
  private func expectTheExample(_ app: App) throws {
    for format in ["mermaid", "dot"] {
      let built = try app.scratch.run(Repository.program, "export", Self.file, "--to", format)
      let example = try app.scratch.run(Repository.program, "export", "support-bot.chatflow.yaml", "--to", format)
      #expect(built.status == .exited(0))
      #expect(built.output == example.output)
    }
  }

  // MARK: - With keys

  private func buildWithKeys(_ app: App) throws -> Int {
    var hands = Keyboard(app: app)
    try hands.write(Bot.greeting, after: [.enter, .enter])
    try hands.write(Bot.email, after: [.escape, "a"] + hands.filter("que") + [.enter])
    try hands.press(Array(repeating: .tab, count: 5) + [.enter] + hands.filter("em") + [.enter])
    try app.expect("Save to property: email")
    try hands.write(Bot.online, after: [.escape, "a"] + hands.filter("if") + [.enter])
    try hands.press([.tab, .enter, .tab, .enter] + hands.filter("av") + [.enter])
    try app.expect("any team member ▾", "is available ▾")
    try hands.press([.escape, .down, "r"])
    try hands.type("Online")
    try app.expect("[+] Online")
    try hands.write(Bot.handover, after: [.escape, "a"] + hands.filter("cust") + [.enter])
    try hands.write(Bot.ticket, after: [.escape, .right, "a"] + hands.filter("tick") + [.enter])
    try hands.write(Bot.topic, after: [.escape, "2", "G", "i"] + hands.filter("que") + [.enter])
    try hands.reply(["Billing", "Technical", "Talk to a person"])
    try hands.write(Bot.article, after: [.escape, .down, "a"] + hands.filter("know") + [.enter])
    try hands.press([.tab, .enter] + hands.filter("b") + [.enter])
    try app.expect("Knowledge base: Billing")
    try hands.write(Bot.answered, after: [.escape, "a"] + hands.filter("que") + [.enter])
    try hands.reply(["Yes", "No", "Show another"])
    try hands.press([.escape, .down, "E"])
    try app.expect("[+] Yes ■ end")
    try hands.press([.down, .down, "J"] + hands.filter("bill") + [.enter])
    try app.expect("[+] Show another ↺ 3 Find a billing article")
    try hands.write(Bot.product, after: [.down, "a"] + hands.filter("que") + [.enter])
    try hands.press([.control("s")])
    try app.expect("Saved \(Self.file).")
    return hands.count
  }

  /// Presses keys, and counts all that type no text of the chatflow.
  private struct Keyboard {
    let app: App
    private(set) var count = 0

    init(app: App) { self.app = app }

    mutating func press(_ keys: [Key]) throws {
      for key in keys {
        // What was typed is answered first, so that the next frame is the answer to Escape.
        if key == .escape { try app.terminal.settle() }
        try app.terminal.press([key])
      }
      count += keys.count
    }

    func type(_ text: String) throws { try app.type(text) }

    /// The letters that find something in a list: each is a key press.
    func filter(_ letters: String) -> [Key] { letters.map { .text(String($0)) } }

    /// Names the action that the keys insert, and writes its message.
    mutating func write(_ action: Bot.Action, after keys: [Key]) throws {
      try press(keys)
      try app.expect("Action name")
      try type(action.name)
      try app.expect("┃ \(action.name) ")
      guard let message = action.message else { return }
      try press([.tab])
      try type(message)
    }

    /// Gives a question the only answers that there are.
    mutating func reply(_ labels: [String]) throws {
      try press([.tab, .tab, .enter])
      for (index, label) in labels.enumerated() {
        if index > 0 { try press([.enter]) }
        try type(label)
      }
      try press([.tab, .tab, .tab, .tab, " "])
      try app.expect("[x] Disable free text input")
    }
  }

  // MARK: - With the mouse

  private func buildWithTheMouse(_ app: App) throws {
    let hand = Hand(app: app)
    try app.click(on: "[+]")
    try hand.insert(Bot.greeting, "» Send a simple message")
    try hand.clickPlus(below: Bot.greeting)
    try hand.insert(Bot.email, "? Ask a question")
    try hand.choose("email ", from: "Save to property: none ▾")
    try app.expect("Save to property: email")
    try hand.clickPlus(below: Bot.email)
    try hand.insert(Bot.online, "◆ If/then branch")
    try app.click(on: "If/then branches 1")
    try hand.choose("any team member", from: "+ Choose a condition")
    try app.expect("any team member ▾", "is available ▾")
    try app.click(on: "team member is available")
    try app.click(on: "Label: ")
    try app.type("Online")
    try app.expect("(+) Online ──")
    try app.click(on: "(+) Online")
    try hand.insert(Bot.handover, "@ Send to customer agent")
    try app.click(on: "(+) Otherwise")
    try hand.insert(Bot.ticket, "# Submit a ticket")
    try hand.clickPlus(below: Bot.greeting)
    try hand.insert(Bot.topic, "? Ask a question")
    try hand.reply(["Billing", "Technical", "Talk to a person"])
    try app.click(on: "(+) Billing")
    try hand.insert(Bot.article, "≡ Knowledge base lookup")
    try hand.choose("  Billing", from: "Knowledge base: none ▾")
    try app.expect("Knowledge base: Billing")
    try hand.clickPlus(below: Bot.article)
    try hand.insert(Bot.answered, "? Ask a question")
    try hand.reply(["Yes", "No", "Show another"])
    try hand.menu(on: "(+) Yes", "End the chat here")
    try app.expect("Yes ■ end")
    try hand.drag(from: "(+) Show another", onto: Bot.article)
    try app.expect("Show another ↺ 3 Find a billing article")
    try app.click(on: "(+) Technical")
    try hand.insert(Bot.product, "? Ask a question")
    try app.click(on: "[ Save ]")
    try app.expect("Saved \(Self.file).")
  }
}

/// What is written in the support bot.
private enum Bot {
  struct Action {
    let name: String
    var message: String?
  }

  static let greeting = Action(
    name: "Hi! I'm the Acme helper.", message: "Hi! A few clicks, and you are where you want to be.")
  static let topic = Action(name: "What do you need help with?", message: "What do you need help with?")
  static let article = Action(name: "Find a billing article", message: "What would you like to know about your bill?")
  static let answered = Action(name: "Did that answer it?", message: "Did that answer your question?")
  static let product = Action(name: "Which product is it?", message: "Which product is it about?")
  static let email = Action(name: "What is your email?", message: "What is your email address? Only for answers.")
  static let online = Action(name: "Is a team member online?")
  static let handover = Action(name: "Hand over to customer agent")
  static let ticket = Action(name: "Open a support ticket")
}

/// Somebody who touches the keyboard for texts only.
struct Hand {
  let app: App

  /// The columns of the canvas on a terminal of 120.
  private static let canvas = 0..<71

  /// Where a text stands on the canvas.
  func place(of text: String) throws -> TerminalScreen.Place {
    func find(_ screen: TerminalScreen) -> TerminalScreen.Place? { screen.place(of: text, in: Self.canvas) }
    try app.expect("‘\(text)’ on the canvas") { find($0) != nil }
    return try #require(find(app.screen))
  }

  /// Where the name of an action stands on its card.
  func card(_ name: String) throws -> TerminalScreen.Place {
    func find(_ screen: TerminalScreen) -> TerminalScreen.Place? {
      ["│ ", "┃ "].compactMap { screen.place(of: $0 + name, in: Self.canvas) }.first
    }
    try app.expect("a card ‘\(name)’") { find($0) != nil }
    let frame = try #require(find(app.screen))
    return TerminalScreen.Place(row: frame.row, column: frame.column + 2)
  }

  /// The plus icon is on the line below the left end of the name.
  fileprivate func clickPlus(below action: Bot.Action) throws {
    let card = try card(action.name)
    try app.terminal.click(at: TerminalScreen.Place(row: card.row + 2, column: card.column))
  }

  /// Chooses an action in the picker, scrolling to it, names it and writes its message.
  fileprivate func insert(_ action: Bot.Action, _ label: String) throws {
    try app.expect("Add an action", "Conversations")
    var steps = 0
    while !app.screen.contains(label), steps < 40 {
      let frames = app.terminal.frames
      try app.terminal.click(.wheelDown, at: TerminalScreen.Place(row: 10, column: 90))
      try app.expect("the list scrolled") { _ in app.terminal.frames > frames }
      steps += 1
    }
    try app.click(on: label, times: 2)
    try app.expect("Action name")
    try app.type(action.name)
    _ = try card(action.name)
    guard let message = action.message else { return }
    let tools = try #require(app.screen.place(of: "B I U S"))
    try app.terminal.click(at: TerminalScreen.Place(row: tools.row - 2, column: tools.column))
    try app.type(message)
    // What an empty text lacks is no longer said below it, so everything there moves.
    try app.terminal.settle()
  }

  /// Gives a question the only answers that there are.
  func reply(_ labels: [String]) throws {
    for label in labels {
      try app.click(on: "+ Add quick reply")
      try app.type(label)
      try app.expect("(+) \(label)")
    }
    try app.click(on: "[ ] Disable free text input")
    try app.expect("[x] Disable free text input")
  }

  /// Opens a list and chooses in it.
  func choose(_ item: String, from list: String) throws {
    try app.click(on: list)
    try app.expect("┌─ ")
    try app.click(on: item)
  }

  /// Opens the menu of the right button on what stands there, and chooses in it.
  func menu(on text: String, _ item: String) throws {
    try app.terminal.click(.right, at: try place(of: text))
    try app.click(on: item)
  }

  /// Drags the end of a connection, at its plus icon, onto a card.
  fileprivate func drag(from plus: String, onto action: Bot.Action) throws {
    try app.terminal.drag(from: try place(of: plus), to: try card(action.name))
  }
}

extension TerminalScreen {
  /// Where a text first stands within some columns, in reading order.
  func place(of text: String, in columns: Range<Int>) -> Place? {
    for row in cells.indices {
      let texts = cells[row][columns.clamped(to: cells[row].indices)].map { $0.text.isEmpty ? " " : $0.text }
      for column in texts.indices where texts[column...].joined().hasPrefix(text) {
        return Place(row: row, column: columns.lowerBound + column)
      }
    }
    return nil
  }
}
