import ChatflowModel
import Testing
import Words

@testable import Builder

/// The law of all forms: a form shows what the file holds; what is typed or chosen in it is saved, and is there again
/// when the file is opened; taking everything back gives the opened bytes.
///
/// It is held over every field of every form at every depth, as the descriptions have them.
@Suite struct FormLawTests {
  @Test func theWalkHasEveryFieldOfEveryForm() {
    print("the law of forms: \(FormStop.values.count) fields and \(FormStop.lists.count) lists of entries")
    #expect(FormStop.values.count > 150)
    #expect(FormStop.all.count == Set(FormStop.all.map(\.testDescription)).count)
  }

  @Test(arguments: FormStop.values)
  func whatIsTypedIsShownSavedAndThereAgain(stop: FormStop) throws {
    var desk = try Desk(Self.flowText(stop), Self.workspaceText(stop))
    desk.go(to: stop)
    desk.session.fill(stop.field)
    let filled = try #require(stop.value(in: desk.session), "\(desk.session.picture)")
    stop.expectShown(in: desk.session)

    var again = try desk.reopened()
    #expect(stop.value(in: again.session) == filled)
    again.go(to: stop)
    stop.expectShown(in: again.session)

    again.session.change(stop.field)
    let changed = stop.value(in: again.session)
    #expect(changed != filled)
    stop.expect(changed, goesOnFrom: filled)
    stop.expectShown(in: again.session)
    let last = try again.reopened()
    if let changed { #expect(stop.value(in: last.session) == changed || changed == stop.field.defaultValue) }

    try again.expectUndone()
    try desk.expectUndone()
  }

  /// What is attached to a text is shown below it, and stays when the text is changed.
  @Test(arguments: FormStop.values.filter { $0.attachmentKey != nil })
  func attachmentsAreShownAndStay(stop: FormStop) throws {
    var desk = try Desk(Self.flowText(stop), Self.workspaceText(stop))
    desk.go(to: stop)
    desk.session.type("Words")
    desk.session.tab(to: .field(stop.field.id))
    desk.session.type("Words")
    desk = try desk.reopened()
    let attachment = ChatflowModel.Attachment(.file, "files/plan.pdf")
    let texts = try stop.adding(attachment, to: desk)
    desk = try Desk(texts.flow, texts.workspace)
    desk.go(to: stop)
    #expect(desk.session.control(.attachment(stop.field.id, slot: nil, index: 0)) != nil, "\(desk.session.picture)")
    desk.session.change(stop.field)
    #expect(stop.value(in: desk.session)?.message?.attachments.contains(attachment) == true)
    desk.session.tab(to: .attachment(stop.field.id, slot: nil, index: 0))
    desk.session.press("Alt-X")
    #expect(stop.value(in: desk.session)?.message?.attachments.contains(attachment) == false)
    #expect(stop.value(in: desk.session)?.message?.text.isEmpty == false)
    try desk.expectUndone()
  }

  /// An entry that a user made is there, whatever it holds: two of them, which hold nothing but what holds anyway.
  @Test(arguments: FormStop.lists)
  func anEntryIsThereWhateverItHolds(stop: FormStop) throws {
    var desk = try Desk(Self.flowText(stop), Self.workspaceText(stop))
    desk.go(to: stop)
    for _ in 1...2 {
      desk.session.tab(to: .add(stop.field.id))
      desk.session.press("Enter")
      desk.session.touchAndLeave(stop.field)
    }
    #expect(stop.value(in: desk.session)?.records?.count == 2, "\(desk.session.picture)")
    let again = try desk.reopened()
    #expect(stop.value(in: again.session)?.records?.count == 2)
    try desk.expectUndone()
  }

  /// Saved from inside, where nothing was set yet, an entry has its first key.
  @Test(arguments: FormStop.lists)
  func anEntryHasItsFirstKeyWhileItIsMade(stop: FormStop) throws {
    var desk = try Desk(Self.flowText(stop), Self.workspaceText(stop))
    desk.go(to: stop)
    desk.session.tab(to: .add(stop.field.id))
    desk.session.press("Enter", "Ctrl-S")
    let texts = try desk.saved()
    #expect(!(texts.flow + texts.workspace).contains("{}"), "\(texts)")
    #expect(stop.value(in: try desk.reopened().session)?.records?.count == 1)
  }

  @Test(arguments: FormStop.lists)
  func aNewEntryThatIsLeftAloneChangesNothing(stop: FormStop) throws {
    var desk = try Desk(Self.flowText(stop), Self.workspaceText(stop))
    desk.go(to: stop)
    let before = desk.session.state.history.state
    desk.session.tab(to: .add(stop.field.id))
    desk.session.press("Enter", "Esc")
    #expect(desk.session.state.history.state == before)
    #expect(stop.value(in: desk.session) == nil)
  }

  // MARK: - Files

  static func workspaceText(_ stop: FormStop) -> String {
    let start = "# What the chatflows share.\nworkspace: 1\n"
    guard stop.home != .workspace else { return start }
    return start + """
      teams:
        support: Support
      contact-properties:
        plan: Plan
      company-properties:
        size: Size
      """ + "\n"
  }

  static func flowText(_ stop: FormStop) -> String {
    // A chatflow with errors is not switched on.
    let kind = if case .action(let kind) = stop.home { kind.text } else { "message\n    message: Hello." }
    return """
      # By hand.
      chatflow: 1
      name: All forms
      start: it

      actions:
        it:
          action: \(kind)
          name: The one
          next: greet

        greet:
          action: message
          name: Greet
          message: Hello.
      """ + "\n"
  }
}
