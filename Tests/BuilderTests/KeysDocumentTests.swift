import ChatflowModel
import Foundation
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// `docs/keys.md` is written from the tables that the program itself reads, so it cannot fall behind them.
///
/// With RECORD_GOLDENS=1 it is written anew and the test still fails, so that the new page is looked at.
@Suite struct KeysDocumentTests {
  @Test func documentOfKeysSaysWhatTheTablesSay() {
    Goldens.check(KeysDocument.page(.english), isAt: Goldens.project.appending(path: "docs/keys.md"))
  }

  @Test func everyCommandAndEveryContextIsInTheList() {
    let parts = KeyList(.standard, .english).parts
    #expect(Set(parts.map(\.context)) == Set(Context.allCases))
    #expect(Set(parts.flatMap { $0.rows.map(\.id) }) == Set(CommandTable.all.map(\.id)))
    for part in parts { #expect(!part.rows.isEmpty, "\(part.context)") }
  }

  @Test func everyCommandAndEveryKeyOfTextHasATitle() {
    for command in CommandTable.all { #expect(Words.english.has("command.\(command.id)"), "\(command.id)") }
    for key in TextKey.all { #expect(Words.english.has(key.action.title), "\(key.action)") }
  }
}

/// The page about the keys, in Markdown.
private enum KeysDocument {
  /// A heading of the page, the context it is about, and a sentence about it.
  private struct Part {
    let context: Context
    let remark: String
  }

  private static let remarks = [
    Part(
      context: .list,
      remark: "It is shown when the program starts without a file, and whenever `Alt-0` is pressed in a chatflow."),
    Part(
      context: .filter,
      remark: "Typing shows the chatflows that hold the text, and where they hold it."),
    Part(
      context: .templates,
      remark: "What a new chatflow begins from; the drawing of the focused one stands beside it."),
    Part(
      context: .canvas,
      remark: "The drawing of the chatflow has the focus when a chatflow is opened."),
    Part(
      context: .target,
      remark: "The keys of the canvas that only move lead to the card."),
    Part(
      context: .outline, remark: "All keys of the canvas, too."),
    Part(
      context: .map,
      remark: "All keys of the canvas, too; `←` and `→` walk along a row."),
    Part(
      context: .everywhere,
      remark: "On the canvas, in the form and in the list of actions, unless a text field takes the key."),
    Part(
      context: .picker,
      remark: "It opens where an action is inserted. Typing filters it."),
    Part(
      context: .problems,
      remark: "`!` on the canvas opens it. What is typed behind `/` filters it."),
    Part(
      context: .form,
      remark: "The form of an action, or of the chatflow. Text fields have keys of their own, below."),
    Part(
      context: .chooser,
      remark: "Commands, help, targets of a connection, tokens. Typing filters it."),
    Part(context: .prompt, remark: "Find, paths, addresses, fallbacks, ids."),
    Part(
      context: .question,
      remark: "Each answer has a letter of its own, too; it stands beside it."),
  ]

  static func page(_ words: Words) -> String {
    var blocks = [
      "# The keys",
      "Written from the program's own tables by a test; a change here is overwritten.",
      "The hint row shows the most important keys of the place where you are, `?` (in the form `F1`) shows all of them, "
        + "and `:` or `Ctrl-P` lists every command that can be used there by its name, whether it has a key or not.",
      "A letter after Ctrl or Alt is pressed without Shift.",
      "Every key can be changed: `configuration.md` says how, with the names of the second column.",
    ]
    let list = KeyList(.standard, words)
    for part in list.parts {
      let remark = remarks.first { $0.context == part.context }?.remark ?? ""
      let rows = part.rows.map { row($0.keys, "`\($0.id)`", $0.title, $0.help) }
      blocks += ["## " + part.heading, remark, table("| Keys | Command | What it does |", rows)]
      if part.context == .form { blocks += textFields(words) }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: - Text fields

  private static func textFields(_ words: Words) -> [String] {
    func rows(_ isIncluded: (TextKey) -> Bool) -> [String] {
      TextKey.all.filter(isIncluded).map { key in
        row(key.keys.map { Chord([$0]).title }, nil, words[key.action.title], remark(on: key))
      }
    }
    return [
      "### In a text field",
      "Shift with a key that moves the cursor selects. Tab and Esc are the form's. A paste is text, never a command.",
      table("| Keys | What it does |", rows { $0.needs.isEmpty }),
      "### In a message",
      "Messages to visitors have all of these; instructions to the customer agent have files and tokens only.",
      table("| Keys | What it does |", rows { !$0.needs.isEmpty }),
    ]
  }

  private static func remark(on key: TextKey) -> String {
    if key.needsLines && key.needs.isEmpty { return "In fields of several lines." }
    return key.yieldsTo.isEmpty ? "" : "Not in a message, where the key underlines."
  }

  // MARK: - Markdown

  private static func table(_ heading: String, _ rows: [String]) -> String {
    let line = "|" + String(repeating: " --- |", count: heading.count { $0 == "|" } - 1)
    return ([heading, line] + rows).joined(separator: "\n")
  }

  private static func row(_ keys: [String], _ id: String?, _ title: String, _ help: String) -> String {
    let names = keys.isEmpty ? Words.english["keys.by-name"] : keys.map { "`\($0)`" }.joined(separator: ", ")
    let what = help.isEmpty ? title : "\(title). \(help)"
    return ("| \(names.replacing("|", with: "\\|")) | " + (id.map { $0 + " | " } ?? "") + "\(what) |").replacing(
      "\n", with: " ")
  }
}
