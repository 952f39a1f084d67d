import Testing

/// Somebody's first bot, for a shop, from a chatflow without any action: fourteen actions by keys alone, in a file that is
/// read from top to bottom as the conversation goes; then five small edits, each with the difference that is promised for
/// it (`docs/format.md`, "What the file promises").
struct NewcomerJourney {
  private static let file = "shop.chatflow.yaml"
  private static let empty = "chatflow: 1\nname: Shop\nlanguage: en\n"

  /// The names of the actions as the conversation meets them.
  private static let conversation = [
    "Greet", "Topic", "Ask for the order number", "Tell the status", "Did it arrive?", "Open a ticket",
    "How returns work", "Ask why", "Send the label", "Is somebody there?", "Hand over to people", "Ask for the address",
    "Hand over to the customer agent", "Say good bye",
  ]

  @Test func theFileOfAFirstBotIsReadLikeItsConversation() throws {
    let app = try built()
    #expect(try names(in: app.saved) == Self.conversation)
    let checked = try app.scratch.run(Repository.program, "format", Self.file, "--order", "--check")
    #expect(checked.status == .exited(0), "\(checked.errors)")

    try edit(app, "another message text", removed: 1, added: 1) { hands in
      try hands.go(to: 1)
      try hands.press(.enter, .tab, .end)
      try hands.type(" Nice to see you.")
      try hands.leave()
    }
    try edit(app, "a quick reply more", removed: 0, added: 2) { hands in
      try hands.go(to: 2)
      try hands.press(.enter)
      try hands.reply("Just looking")
      try hands.leave()
      try hands.go(to: 2)
      try hands.press(.down, "}", "}", "}", "E")
      try app.expect("Just looking ■ end")
    }
    let block = ["", "  look-it-up:", "    action: message", "    name: Look it up", "    message: One moment."]
    // Its own block and one changed line, whose former text goes on as the last line of the block.
    let inserted = try edit(app, "an inserted action", removed: 0, added: 6) { hands in
      try hands.go(to: 3)
      try hands.insert("simple", "Look it up", "One moment.")
    }
    #expect(block.allSatisfy(inserted.added.contains), "\(inserted)")
    let renamed = try edit(app, "a renamed action", removed: 1, added: 1) { hands in
      try hands.go(to: 1)
      try hands.press("r")
      try hands.type("Say hello")
      try hands.press(.enter)
      try hands.leave()
    }
    #expect(renamed == LineDifference(removing: ["    name: Greet"], adding: ["    name: Say hello"]))
    let aimed = try edit(app, "another target", removed: 1, added: 1) { hands in
      try hands.go(to: 10)
      try app.expect("Send the label")
      try hands.press("J")
      try hands.type("topic")
      try hands.press(.enter)
    }
    #expect(aimed == LineDifference(removing: ["    next: say-good-bye"], adding: ["    next: topic"]))
  }

  // MARK: - Building

  private func built() throws -> App {
    let scratch = try Scratch()
    try scratch.write(Self.empty, to: Self.file)
    let app = try App(Self.file, in: scratch)
    try app.expect("Visitor starts the chat", "■ end")
    let hands = Hands(app: app)
    try hands.insert("simple", "Greet", "Welcome to the shop!")
    try hands.insert("simple", "Say good bye", "Thank you.")
    try hands.go(to: 1)
    try hands.insert("question", "Topic", "What is it about?", replies: ["Orders", "Returns", "Something else"])

    try hands.go(to: 2)
    try hands.press(.down)
    try hands.insert("question", "Ask for the order number", "What is its number?")
    try hands.insert("simple", "Tell the status", "It is on its way.")
    try hands.insert("question", "Did it arrive?", "Did it arrive?", replies: ["Yes", "No"])
    try hands.press(.down, "}")
    try hands.insert("ticket", "Open a ticket")

    try hands.go(to: 2)
    try hands.press(.down, "}")
    try hands.insert("simple", "How returns work", "Within thirty days.")
    try hands.insert("question", "Ask why", "Why do you send it back?")
    try hands.insert("simple", "Send the label", "Here is your label.")

    try hands.go(to: 2)
    try hands.press(.down, "}", "}")
    try hands.insert("if", "Is somebody there?")
    try hands.go(to: 10)
    try hands.press(.enter)
    try hands.condition("any team member")
    try hands.press(.down)
    try hands.insert("team member", "Hand over to people")
    try hands.go(to: 10)
    try hands.press(.down, "}")
    try hands.insert("question", "Ask for the address", "Where can we write to you?")
    try hands.insert("customer agent", "Hand over to the customer agent")
    try hands.save()
    return app
  }

  private func names(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("    name: ") }.map {
      String($0.dropFirst("    name: ".count)).replacing("\"", with: "")
    }
  }

  /// Makes one edit, saves, and holds what differs in the file against what is promised.
  @discardableResult
  private func edit(
    _ app: App, _ what: String, removed: Int, added: Int, at location: SourceLocation = #_sourceLocation,
    _ make: (Hands) throws -> Void
  ) throws -> LineDifference {
    let before = try app.saved
    let hands = Hands(app: app)
    try make(hands)
    try hands.save()
    let difference = LineDifference(from: before, to: try app.saved)
    #expect(difference.removed.count == removed, "\(what): \(difference)", sourceLocation: location)
    #expect(difference.added.count == added, "\(what): \(difference)", sourceLocation: location)
    return difference
  }
}

extension LineDifference {
  fileprivate init(removing removed: [String], adding added: [String]) {
    self.init(from: "", to: "")
    self.removed = removed
    self.added = added
  }
}

/// Somebody who touches keys only, and waits for what they show.
private struct Hands {
  let app: App

  func press(_ keys: Key...) throws {
    for key in keys {
      // What was typed is answered first, so that the next frame is the answer to Escape.
      if key == .escape { try app.terminal.settle() }
      try app.terminal.press([key])
    }
  }

  func type(_ text: String) throws { try app.type(text) }

  /// Goes to the card with a number.
  func go(to number: Int) throws {
    for digit in "\(number)" { try press(.text(String(digit))) }
    try press("G")
    try app.terminal.settle()
  }

  /// Leaves the form for the drawing, from however deep in it.
  func leave() throws {
    for _ in 0..<3 {
      try app.terminal.settle()
      if app.focus == nil { return }
      try press(.escape)
    }
  }

  /// Inserts behind what has the focus, names it and writes its message.
  func insert(_ filter: String, _ name: String, _ message: String? = nil, replies: [String] = []) throws {
    try press("a")
    try app.expect("Add an action")
    try type(filter)
    try press(.enter)
    try app.expect("Action name")
    try type(name)
    try app.expect("› \(name)")
    if let message {
      try press(.tab)
      try type(message)
    }
    for label in replies { try reply(label) }
    if !replies.isEmpty {
      try tab(to: "Disable free text input")
      try press(" ")
      try app.expect("[x] Disable free text input")
    }
    try leave()
  }

  /// Goes on to the field that shows a text.
  func tab(to text: String, at location: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<30 {
      try app.terminal.settle()
      if app.focus?.text.contains(text) == true { return }
      try press(.tab)
    }
    Issue.record("no Tab leads to ‘\(text)’:\n\(app.screen.framed)", sourceLocation: location)
  }

  /// Adds a quick reply to the question whose form is open.
  func reply(_ label: String) throws {
    try tab(to: "Add quick reply")
    try press(.enter)
    try app.terminal.settle()
    try type(label)
    try app.expect("› \(label)")
  }

  /// Chooses what the first condition of the branch asks for.
  func condition(_ operand: String) throws {
    try tab(to: "Choose a condition")
    try press(.enter)
    try type(operand)
    try press(.enter)
    try app.expect("is available")
    try press(.escape)
    try leave()
  }

  func save() throws {
    try press(.control("s"))
    try app.expect("Saved ")
  }
}
