import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// One line of the tables below: what a field holds, what is pressed, what it holds then.
struct KeyCase: Sendable, CustomTestStringConvertible {
  let name: String
  let before: String
  let keys: String
  let after: String
  init(_ name: String, _ before: String, _ keys: String, _ after: String) {
    self.name = name
    self.before = before
    self.keys = keys
    self.after = after
  }
  var testDescription: String { name }
}

@Suite struct TextEditorKeysTests {
  private func check(_ example: KeyCase, shape: TextEditor.Shape = .lines, tools: TextTools = .all, width: Int = 21) {
    var editor = TextNotation.editor(example.before, shape: shape, tools: tools)
    editor.settle(in: Size(width: width, height: 4))
    for key in TextNotation.keys(example.keys) { _ = editor.handle(key) }
    #expect(TextNotation.notation(editor) == example.after, "\(example.name): \(example.before) then \(example.keys)")
  }

  @Test(arguments: [
    KeyCase("right", "a|bc", "right", "ab|c"),
    KeyCase("right over the end of a line", "ab|\ncd", "right", "ab\n|cd"),
    KeyCase("left over the start of a line", "ab\n|cd", "left", "ab|\ncd"),
    KeyCase("an emoji is one", "a|👩‍💻b", "right", "a👩‍💻|b"),
    KeyCase("a flag is one", "a🇸🇪|b", "left", "a|🇸🇪b"),
    KeyCase("a letter with its accent is one", "|e\u{301}x", "right", "e\u{301}|x"),
    KeyCase("a token is one", "a|‹firstname›b", "right", "a‹firstname›|b"),
    KeyCase("word right", "|two words", "C-right", "two| words"),
    KeyCase("word right over space", "two|  words.", "C-right", "two  words|."),
    KeyCase("word left", "two words|", "C-left", "two |words"),
    KeyCase("word left over punctuation", "what?!|", "C-left", "what|?!"),
    KeyCase("word left at a token", "Hi ‹firstname›|", "A-left", "Hi |‹firstname›"),
    KeyCase("word right goes on in the next line", "a|\nb", "A-f", "a\n|b"),
    KeyCase("home and end of a line", "ab|c", "home S-end", "[abc|]"),
    KeyCase("text end", "a|b\ncd", "C-end", "ab\ncd|"),
    KeyCase("text start", "ab\ncd|", "C-home", "|ab\ncd"),
    KeyCase("down keeps the column", "long li|ne\nab\nlong line", "down down", "long line\nab\nlong li|ne"),
    KeyCase("up on the first row goes to the start", "ab|c", "up", "|abc"),
    KeyCase("down on the last row goes to the end", "a|bc", "down", "abc|"),
    KeyCase("rows of a wrapped line", "one two three four| five six", "down", "one two three four five six|"),
    KeyCase("up within a wrapped line", "one two three four five s|ix", "up", "one tw|o three four five six"),
    KeyCase("home of a wrapped row", "one two three four five s|ix", "home", "one two three four |five six"),
    KeyCase("end of a wrapped row", "one| two three four five six", "end", "one two three four| five six"),
    KeyCase("page down", "|1\n2\n3\n4\n5\n6", "pgdn", "1\n2\n3\n|4\n5\n6"),
    KeyCase("wide characters keep the column", "这是重|点\nabcdefgh", "down", "这是重点\nabcdef|gh"),
  ])
  func movementGoesByWhatOneSees(example: KeyCase) { check(example) }

  @Test(arguments: [
    KeyCase("shift selects", "a|bc", "S-right S-right", "a[bc|]"),
    KeyCase("shift selects backwards", "abc|", "S-left", "ab[|c]"),
    KeyCase("shift with words", "|one two", "C-S-right", "[one|] two"),
    KeyCase("left leaves a selection at its start", "a[bc|]d", "left", "a|bcd"),
    KeyCase("right leaves a selection at its end", "a[|bc]d", "right", "abc|d"),
    KeyCase("select all", "ab\nc|d", "C-a", "[ab\ncd|]"),
    KeyCase("typing replaces what is selected", "a[bc\nde|]f", "x", "ax|f"),
    KeyCase("a selection may shrink to nothing", "a|b", "S-right S-left", "a|b"),
  ])
  func shiftSelects(example: KeyCase) { check(example) }

  @Test(arguments: [
    KeyCase("typing", "a|c", "b", "ab|c"),
    KeyCase("capital letters with Shift", "|", "S-A", "A|"),
    KeyCase("a combining mark joins", "e|", "acute", "e\u{301}|"),
    KeyCase("and can be deleted with its letter", "e|", "acute bs", "|"),
    KeyCase("two halves of a flag join", "|", "type:🇸 type:🇪 bs", "|"),
    KeyCase("a letter takes the mark behind it", "|", "acute left type:e bs", "|"),
    KeyCase("halves of a flag that meet join", "🇸x|🇪", "bs bs", "|"),
    KeyCase("enter", "ab|cd", "enter", "ab\n|cd"),
    KeyCase("backspace", "ab|c", "bs", "a|c"),
    KeyCase("backspace joins lines", "ab\n|cd", "bs", "ab|cd"),
    KeyCase("backspace takes a token whole", "a‹firstname›|", "bs", "a|"),
    KeyCase("backspace takes an emoji whole", "a👍🏽|", "bs", "a|"),
    KeyCase("backspace at the start", "|a", "bs", "|a"),
    KeyCase("delete", "a|bc", "del", "a|c"),
    KeyCase("delete joins lines", "ab|\ncd", "del", "ab|cd"),
    KeyCase("delete takes a token whole", "|‹firstname›a", "del", "|a"),
    KeyCase("delete a word back", "one two|", "C-w", "one |"),
    KeyCase("delete a word back, with Alt", "one two |", "A-bs", "one |"),
    KeyCase("delete a word forward", "one| two", "C-del", "one|"),
    KeyCase("delete to the end of the line", "on|e\ntwo", "C-k", "on|\ntwo"),
    KeyCase("delete the line break", "one|\ntwo", "C-k", "one|two"),
    KeyCase("delete what is selected", "[one\ntwo|]", "del", "|"),
    KeyCase("a written token becomes one", "Hi |", "type:{{contact.firstname}}", "Hi ‹firstname›|"),
    KeyCase("other braces stay", "|", "type:{{a}}", "{{a}}|"),
    KeyCase("cut", "a[bc|]d", "C-x", "a|d"),
  ])
  func editingChangesWhatOneSees(example: KeyCase) { check(example) }

  @Test(arguments: [
    KeyCase("bullets on and off", "a|b", "A-.", "• a|b"),
    KeyCase("bullets off", "• a|b", "A--", "a|b"),
    KeyCase("numbers for all lines of a selection", "[a\nb|]\nc", "A-n", "# [a\n# b|]\nc"),
    KeyCase("numbers in place of bullets", "• a|", "A-1", "# a|"),
    KeyCase("a mixed selection becomes a list first", "[a\n• b|]", "A-.", "• [a\n• b|]"),
    KeyCase("enter makes the next item", "• ab|", "enter", "• ab\n• |"),
    KeyCase("enter in an empty item ends the list", "• ab\n• |", "enter", "• ab\n|"),
    KeyCase("backspace at the start of an item", "• |ab", "bs", "|ab"),
    KeyCase("and once more", "• x\n• |ab", "bs bs", "• x|ab"),
  ])
  func listsGrowAndEndAsOneTypes(example: KeyCase) { check(example) }

  @Test(arguments: [
    KeyCase("Ctrl-U deletes where there is no underline", "one two|", "C-u", "|"),
    KeyCase("no lists", "a|", "A-.", "a|"),
    KeyCase("no bold", "[a|]", "C-b", "[a|]"),
    KeyCase("tokens", "|", "type:{{contact.email}}", "‹email›|"),
  ])
  func plainFieldsHaveNoFormatting(example: KeyCase) { check(example, tools: .attach) }

  @Test(arguments: [
    "enter", "up", "down", "tab", "S-tab", "esc", "C-s", "C-p", "C-z", "C-y", "C-q", "A-x", "pgdn", "C-t", "C-o",
  ])
  func otherKeysAreNotTheFields(keys: String) {
    var editor = TextNotation.editor("a|b", shape: .line, tools: [])
    let before = editor
    for key in TextNotation.keys(keys) { #expect(editor.handle(key) == .ignored) }
    #expect(editor == before)
  }

  @Test func arrowsThatLeadNowhereAreLeftToTheForm() {
    var editor = TextNotation.editor("|ab", tools: .all)
    #expect(editor.handle(Key(.up)) == .ignored)
    #expect(editor.handle(Key(.left)) == .ignored)
    #expect(editor.handle(Key(.down)) == .moved)
    #expect(editor.handle(Key(.down)) == .ignored)
    #expect(editor.handle(Key(.right)) == .ignored)
  }

  @Test func everyOperationSaysWhatItDid() {
    var editor = TextNotation.editor("Hi |there")
    #expect(editor.handle(.character("x")) == .edited(.typing))
    #expect(editor.handle(Key(.backspace)) == .edited(.deleting))
    #expect(editor.handle(Key(.end, .shift)) == .moved)
    #expect(editor.handle(.control("c")) == .asks(.copy("there")))
    #expect(editor.handle(.control("b")) == .edited(.other))
    #expect(editor.handle(.control("x")) == .cut("there"))
    #expect(editor.handle(.control("c")) == .ignored)
    #expect(editor.handle(.control("v")) == .asks(.paste))
    #expect(editor.paste("") == .ignored)
    #expect(editor.paste("you") == .edited(.other))
    #expect(editor.handle(.control("e")) == .asks(.editor))
    #expect(editor.handle(.control("o")) == .asks(.file))
    #expect(editor.handle(Key(.character("v"), .alt)) == .asks(.video))
    #expect(editor.handle(.control("l")) == .asks(.link(current: nil)))
    #expect(editor.handle(.control("t")) == .asks(.token(current: nil)))
    let token = Token(object: "contact", property: "firstname", fallback: "there")
    #expect(editor.insert(token) == .edited(.other))
    #expect(editor.handle(.control("t")) == .asks(.token(current: token)))
    #expect(editor.replaceAll(with: editor.value) == .ignored)
  }
}

/// The table itself.
@Suite struct TextKeyTests {
  @Test(arguments: [TextTools.all, .attach, .formatting, []]) func noKeyMeansTwoThings(tools: TextTools) {
    for shape in [TextEditor.Shape.line, .lines] {
      let keys = TextKey.all.filter { $0.isAvailable(shape: shape, tools: tools) }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test func everyKeyHasATitle() {
    for entry in TextKey.all { #expect(Words.english.has(entry.action.title), "\(entry.action)") }
  }

  @Test func theFormsKeysStayTheForms() {
    let taken = Set(TextKey.all.flatMap(\.keys))
    for key in TextNotation.keys("C-s C-p C-z C-y C-q tab S-tab esc") { #expect(!taken.contains(key)) }
  }
}
