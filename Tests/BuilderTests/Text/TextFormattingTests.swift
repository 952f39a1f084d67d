import ChatflowModel
import Screen
import Testing

@testable import Builder
@testable import Widgets

/// Marks, links and tokens, seen through the text form.
@Suite struct TextFormattingTests {
  private func typed(_ notation: String, _ keys: String) -> String {
    var editor = TextNotation.editor(notation)
    for key in TextNotation.keys(keys) { _ = editor.handle(key) }
    return editor.value.text(tools: .all)
  }

  @Test(arguments: [
    ("a [word|] b", "C-b", "a **word** b"),
    ("a [word|] b", "C-b C-b", "a word b"),
    ("a [|word] b", "A-i C-u A-s", "a *__~~word~~__* b"),
    ("[a\nb|]", "C-b", "**a**\n**b**"),
    ("a|", "C-b type:b C-b type:c", "a\\&**b**\\&c"),
    ("|", "C-b type:ab␣c", "**ab c**"),
    ("|", "C-b type:a enter type:b", "**a**\n**b**"),
    ("|", "C-b type:ab C-a bs type:c", "c"),
    ("[Hi ‹firstname›|]", "C-b", "**Hi {{contact.firstname}}**"),
    ("[ab|]", "C-b A-. A-c", "ab"),
    ("a|b\nc", "A-n A-c", "ab\nc"),
  ])
  func marksAreSwitched(before: String, keys: String, after: String) {
    #expect(typed(before, keys) == after)
  }

  @Test func whatIsTypedLooksLikeWhatStandsBeforeIt() {
    var editor = TextEditor(RichText(text: "**bold** x", tools: .all), tools: .all)
    editor.select(TextPosition(line: 0, offset: 4))
    #expect(editor.marks == .bold)
    _ = editor.handle(.character("!"))
    #expect(editor.value.text(tools: .all) == "**bold!** x")
    editor.select(.start)
    _ = editor.handle(.character("A"))
    #expect(editor.value.text(tools: .all) == "**Abold!** x")
  }

  @Test func aMarkChosenForTheNextLetterIsForgottenByMoving() {
    #expect(typed("ab|", "C-b left type:c") == "acb")
  }

  @Test func aMarkIsOnIfAllOfTheSelectionHasIt() {
    var editor = TextEditor(RichText(text: "**a** b", tools: .all), tools: .all)
    editor.select(.start, TextPosition(line: 0, offset: 2))
    #expect(editor.marks == .bold)
    editor.select(.start, TextPosition(line: 0, offset: 3))
    #expect(editor.marks == [])
    _ = editor.toggle(.bold)
    #expect(editor.value.text(tools: .all) == "**a b**")
  }

  @Test func linksAreSetChangedAndTakenAway() {
    var editor = TextNotation.editor("see [here|] now")
    #expect(editor.setLink("nowhere") == .ignored)
    #expect(editor.setLink("https://x.org") == .edited(.other))
    #expect(editor.value.text(tools: .all) == "see [here](https://x.org) now")
    editor.select(TextPosition(line: 0, offset: 6))
    #expect(editor.handle(.control("l")) == .asks(.link(current: "https://x.org")))
    _ = editor.handle(.character("h"))
    #expect(editor.setLink("https://y.org") == .edited(.other))
    #expect(editor.value.text(tools: .all) == "see [hehre](https://y.org) now")
    #expect(editor.status == "Leads to https://y.org")
    editor.select(TextPosition(line: 0, offset: 9))
    _ = editor.handle(.character("!"))
    #expect(editor.setLink(nil) == .ignored)
    editor.select(TextPosition(line: 0, offset: 5))
    #expect(editor.setLink(nil) == .edited(.other))
    #expect(editor.value.text(tools: .all) == "see hehre! now")
    editor.moveToEnd()
    #expect(editor.setLink("tel:112") == .edited(.other))
    #expect(editor.value.text(tools: .all) == "see hehre! now[tel:112](tel:112)")
  }

  @Test(arguments: [
    (" example.org ", "https://example.org"), ("anna@example.org", "mailto:anna@example.org"),
    ("http://x.y", "http://x.y"),
    ("nowhere", nil), ("javascript:alert(1).x", nil), ("a b.c", nil), ("", nil),
  ])
  func addressesAreMadeWhole(typed: String, address: String?) {
    #expect(TextEditor.address(typed: typed) == address)
  }

  @Test func aTokenIsReplacedWhereTheCursorIs() {
    var editor = TextNotation.editor("Hi |‹firstname›!")
    #expect(editor.status == "first name; empty if it is unknown")
    let token = Token(object: "contact", property: "firstname", fallback: "there")
    #expect(editor.replaceToken(with: token) == .edited(.other))
    #expect(editor.replaceToken(with: token) == .ignored)
    #expect(editor.status == "first name; “there” if it is unknown")
    #expect(TextNotation.notation(editor) == "Hi |‹firstname›!")
    #expect(editor.value.text(tools: .all) == "Hi {{contact.firstname|there}}!")
    editor.moveToEnd()
    #expect(editor.status == nil)
    #expect(editor.replaceToken(with: token) == .edited(.other))
    #expect(TextNotation.notation(editor) == "Hi ‹firstname›!‹firstname›|")
  }

  @Test func copiedTokensComeBackAsTokens() {
    var editor = TextNotation.editor("[a ‹firstname›\nb|]")
    #expect(editor.handle(.control("c")) == .asks(.copy("a {{contact.firstname}}\nb")))
    editor.moveToEnd()
    _ = editor.paste("a {{contact.firstname}}\r\nb")
    #expect(TextNotation.notation(editor) == "a ‹firstname›\nba ‹firstname›\nb|")
  }

  @Test func aPastedTextIsTextAndNothingElse() {
    var editor = TextNotation.editor("x|", shape: .lines, tools: .all)
    _ = editor.paste("\u{1b}[31m **a**\u{7}\tb\u{9b}\n- c\r\nd")
    #expect(editor.value.text(tools: .all) == "x\\[31m \\*\\*a\\*\\*    b\n\\- c\nd")
    var line = TextNotation.editor("|", shape: .line, tools: [])
    _ = line.paste("a\nb\nc")
    #expect(TextNotation.notation(line) == "a b c|")
  }

  @Test func pastedLinesContinueTheList() {
    var editor = TextNotation.editor("• a|b")
    _ = editor.paste("1\n2")
    #expect(TextNotation.notation(editor) == "• a1\n• 2|b")
  }

  @Test func aTextGivenFromOutsideKeepsTheCursorNearItsPlace() {
    var editor = TextNotation.editor("abc\nde|f")
    #expect(editor.replaceAll(with: RichText(text: "abc\nd", tools: .all)) == .edited(.other))
    #expect(TextNotation.notation(editor) == "abc\nd|")
    editor.value = RichText(literal: "x")
    #expect(TextNotation.notation(editor) == "x|")
  }

  @Test func anExternalEditorGetsAndGivesBackTheTextForm() {
    var editor = TextNotation.editor("• Hi ‹firstname›|")
    #expect(editor.textForEditor == "- Hi {{contact.firstname}}\n")
    #expect(editor.takeFromEditor("- Hi {{contact.firstname}}\r\n") == .ignored)
    #expect(editor.takeFromEditor("- **Hi** {{contact.email|you}}\nBye\u{7}\n") == .edited(.other))
    #expect(editor.value.text(tools: .all) == "- **Hi** {{contact.email|you}}\nBye")
    var line = TextEditor(RichText(literal: "*a*"), shape: .line)
    #expect(line.textForEditor == "*a*\n")
    #expect(line.takeFromEditor("*a*\n{{b.c}}\n") == .edited(.other))
    #expect(line.plainText == "*a* {{b.c}}")
  }

  @Test func theLimitIsCountedAndNotForced() {
    var editor = TextEditor(RichText(text: "ab\n{{contact.email}}", tools: .all), tools: .all, limit: 5)
    #expect(editor.count == 4)
    #expect(editor.excess == 0)
    _ = editor.paste("👩‍💻👩‍💻")
    #expect(editor.count == 6)
    #expect(editor.excess == 1)
    #expect(editor.counter == "6 of 5, 1 too many")
    #expect(editor.value.count == 6)
  }
}
