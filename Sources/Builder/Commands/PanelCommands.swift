import Screen
import Widgets

extension CommandTable {
  /// The commands of the form.
  static let form: [Command] = [
    Command("form.next", .form, ["Tab"], hint: 1, run: does { $0.moveInForm(1) }),
    Command("form.previous", .form, ["Shift-Tab"], run: does { $0.moveInForm(-1) }),
    Command("form.down", .form, ["Down"], run: does { $0.moveByRow(1) }),
    Command("form.up", .form, ["Up"], run: does { $0.moveByRow(-1) }),
    Command("form.right", .form, ["Right"], run: does { $0.moveAlongRow(1) }),
    Command("form.left", .form, ["Left"], run: does { $0.moveAlongRow(-1) }),
    Command("form.activate", .form, ["Enter", "Space"], hint: 2, when: { $0.hasControl }, run: { $0.activate() }),
    Command("form.leave", .form, ["Esc"], hint: 3, run: does { $0.leaveForm() }),
    Command("form.next-tab", .form, ["Ctrl-PageDown"], run: does { $0.switchTab(by: 1) }),
    Command("form.previous-tab", .form, ["Ctrl-PageUp"], run: does { $0.switchTab(by: -1) }),
    Command(
      "form.remove-entry", .form, ["Alt-X", "Delete"], hint: 5, edits: true, when: { $0.isOnEntry },
      run: does { $0.removeEntry() }),
    Command("form.entry-up", .form, ["Alt-Up"], edits: true, run: does { $0.moveEntry(-1) }),
    Command("form.entry-down", .form, ["Alt-Down"], edits: true, run: does { $0.moveEntry(1) }),
    Command(
      "form.reply-value", .form, ["Alt-V"], hint: 4, edits: true, when: { $0.isOnReply },
      run: does { $0.askForReplyValue() }),
    Command(
      "form.sentence", .form, ["Alt-T"], edits: true, when: { $0.isOnCondition },
      run: does { $0.switchSentence() }),
    Command(
      "form.copy-hours", .form, ["Alt-C"], hint: 6, edits: true, when: { $0.isOnHours },
      run: does { $0.chooseDaysForHours() }),
    Command("form.page-down", .form, ["PageDown"], run: does { $0.pageInForm(1) }),
    Command("form.page-up", .form, ["PageUp"], run: does { $0.pageInForm(-1) }),
    Command("form.revert", .form, ["Alt-R"], edits: true, run: does { $0.revertForm() }),
  ]

  /// The commands of the picker.
  static let picker: [Command] = [
    Command("picker.insert", .picker, ["Enter"], hint: 1, run: does { $0.pick() }),
    Command("picker.next", .picker, ["Down", "Tab", "Ctrl-N"], hint: 2, run: does { $0.moveInPicker(1) }),
    Command("picker.previous", .picker, ["Up", "Shift-Tab"], run: does { $0.moveInPicker(-1) }),
    Command("picker.leave", .picker, ["Esc"], hint: 3, run: does { $0.leavePicker() }),
  ]

  /// The commands of the list of earlier versions.
  static let versions: [Command] = [
    Command(
      "history.restore", .history, ["Enter", "r"], hint: 1, edits: true, when: { $0.hasVersion },
      run: { $0.restoreVersion() }),
    Command(
      "history.restore-action", .history, ["a"], hint: 2, edits: true, when: { $0.hasVersion },
      run: does { $0.chooseWhatToTake() }),
    Command("history.draw", .history, ["d"], hint: 3, run: does { $0.switchDrawnVersion() }),
    Command("history.page-down", .history, ["PageDown", "Space"], hint: 5, run: does { $0.pageInVersion(1) }),
    Command("history.page-up", .history, ["PageUp"], run: does { $0.pageInVersion(-1) }),
    Command("history.next", .history, ["Down", "j", "Tab"], hint: 6, run: { $0.moveInVersions(1) }),
    Command("history.previous", .history, ["Up", "k", "Shift-Tab"], run: { $0.moveInVersions(-1) }),
    Command("history.first", .history, ["Home", "g g"], run: { $0.moveInVersions(-.max) }),
    Command("history.last", .history, ["End", "G"], run: { $0.moveInVersions(.max) }),
    Command("history.leave", .history, ["Esc"], hint: 4, run: does { $0.leavePane() }),
  ]

  /// The commands of the list of problems.
  static let problems: [Command] = [
    Command("problems.go", .problems, ["Enter"], hint: 1, run: { $0.goToFocusedProblem() }),
    Command("problems.fix", .problems, ["f"], hint: 2, edits: true, when: { $0.hasFix }, run: { $0.weighFix() }),
    Command(
      "problems.fix-all", .problems, ["F"], hint: 3, edits: true, when: { $0.hasFix }, run: { $0.weighFixOfRule() }),
    Command(
      "problems.ignore", .problems, ["i"], hint: 7, edits: true, when: { $0.canIgnore }, run: { $0.askForReason() }),
    Command("problems.headings", .problems, ["r"], hint: 5, run: does { $0.switchProblemHeadings() }),
    Command("problems.folder", .problems, ["o"], hint: 8, run: { $0.switchProblemsOfFolder() }),
    Command("problems.filter", .problems, ["/"], hint: 6, run: does { $0.filterProblems() }),
    Command("problems.page-down", .problems, ["PageDown", "Space"], run: does { $0.pageInProblem(1) }),
    Command("problems.page-up", .problems, ["PageUp"], run: does { $0.pageInProblem(-1) }),
    Command("problems.next", .problems, ["Down", "j", "Tab"], run: does { $0.moveInProblems(1) }),
    Command("problems.previous", .problems, ["Up", "k", "Shift-Tab"], run: does { $0.moveInProblems(-1) }),
    Command("problems.first", .problems, ["Home", "g g"], run: does { $0.moveInProblems(-.max) }),
    Command("problems.last", .problems, ["End", "G"], run: does { $0.moveInProblems(.max) }),
    Command("problems.leave", .problems, ["Esc"], hint: 4, run: does { $0.leaveProblems() }),
  ]

  /// The commands of the pop-ups.
  static let popups: [Command] = [
    Command("chooser.choose", .chooser, ["Enter"], hint: 1, does: .take),
    Command("chooser.next", .chooser, ["Down", "Tab", "Ctrl-N"], hint: 2, does: .step(1)),
    Command("chooser.previous", .chooser, ["Up", "Shift-Tab", "Ctrl-P"], does: .step(-1)),
    Command("chooser.page-down", .chooser, ["PageDown"], does: .step(10)),
    Command("chooser.page-up", .chooser, ["PageUp"], does: .step(-10)),
    Command("chooser.leave", .chooser, ["Esc"], hint: 3, does: .leave),

    Command("prompt.accept", .prompt, ["Enter"], hint: 1, does: .take),
    Command("prompt.complete", .prompt, ["Tab"], hint: 2, does: .complete),
    Command("prompt.next", .prompt, ["Down", "Ctrl-N"], does: .step(1)),
    Command("prompt.previous", .prompt, ["Up", "Ctrl-P"], does: .step(-1)),
    Command("prompt.leave", .prompt, ["Esc"], hint: 3, does: .leave),

    Command("question.answer", .question, ["Enter", "Space"], hint: 1, does: .take),
    Command("question.next", .question, ["Right", "Down", "Tab"], hint: 2, does: .step(1)),
    Command("question.previous", .question, ["Left", "Up", "Shift-Tab"], does: .step(-1)),
    Command("question.page-down", .question, ["PageDown"], hint: 4, does: .scroll(pages: 1)),
    Command("question.page-up", .question, ["PageUp"], does: .scroll(pages: -1)),
    Command("question.leave", .question, ["Esc"], hint: 3, does: .leave),
  ]

  /// The commands that work wherever nothing nearer takes their keys.
  static let everywhere: [Command] = [
    Command("save", .everywhere, ["Ctrl-S"], hint: 8, when: { $0.isWritable }, run: { $0.save(then: .stay) }),
    Command("undo", .everywhere, ["Alt-U", "Ctrl-_"], when: { $0.hasUndoStep }, run: { $0.undo() })
      .inList(when: { $0.hasUndoStep }) { $0.undo() }
      .also(.canvas, ["u"], hint: 4).also(.list, ["u"]).also(.form, ["Ctrl-Z"]).also(.history, ["u"]).also(
        .problems, ["u"]),
    Command("redo", .everywhere, ["Alt-Y", "Ctrl-Y"], when: { $0.hasRedoStep }, run: { $0.redo() })
      .also(.canvas, ["U", "Ctrl-R"]),
    Command("palette", .everywhere, ["Ctrl-P"], run: { $0.openPalette() })
      .inList { $0.openPalette() }
      .also(.canvas, [":"], hint: 6).also(.list, [":"], hint: 9),
    Command("help", .everywhere, ["F1"], hint: 9, run: does { $0.openHelp() })
      .inList { $0.openHelp() }
      .also(.canvas, ["?"], hint: 7).also(.list, ["?"], hint: 10).also(.templates, ["?"], hint: 9)
      .also(.problems, ["?"]).also(.history, ["?"]),
    Command("kept-changes", .everywhere, ["Alt-K"], when: { $0.hasKeptCopies }, run: { _ in [.lookForCopies] }),
    Command("reload", .everywhere, ["Alt-L"], run: { $0.reload() }),
    Command("compare-with-file", .everywhere, ["Alt-D"], run: does { $0.compareWithFile() }),
    Command("history", .everywhere, ["Alt-H"], run: { _ in [.listVersions] }),
    Command("join-in", .everywhere, ["Alt-J"], when: { $0.canJoinIn }, run: does { $0.joinIn() }),
    Command("save-as", .everywhere, ["Alt-S"], run: does { $0.askForName() }),
    Command("messages", .everywhere, [], run: does { $0.openMessages() })
      .inList { $0.openMessages() },
    Command("tour", .everywhere, [], run: does { $0.startTour() }),
    Command("tour.next", .tour, ["Space"], hint: 1, when: { $0.hasTour }, run: { $0.goOnWithTour() }),
    Command("tour.leave", .tour, ["Esc"], hint: 2, when: { $0.hasTour }, run: { $0.leaveTour() }).also(.everywhere, []),
    Command("theme", .everywhere, [], run: { _ in [.listThemes] }),
    Command("copy-selection", .everywhere, ["Alt-W"], when: { $0.isInText }, run: { $0.copySelection() }),
    Command("edit-outside", .everywhere, [], edits: true, when: { $0.isInText }, run: { $0.answer(.editor) }),
    Command("go-to-list", .everywhere, ["Alt-0"], run: { _ in [.showList] }).also(.canvas, ["g l"]),
    Command("go-back", .everywhere, ["Alt-G"], run: { $0.goBackToOrigin() }).also(.canvas, ["g b"]),
    Command("next-chatflow", .everywhere, ["Alt-."], run: { _ in [.screen(.showOther(1))] })
      .inList(when: { $0.hasOpenChatflow }) { _ in [.screen(.showOther(1))] },
    Command("previous-chatflow", .everywhere, ["Alt-,"], run: { _ in [.screen(.showOther(-1))] })
      .inList(when: { $0.hasOpenChatflow }) { _ in [.screen(.showOther(-1))] },
    Command("repaint", .everywhere, ["Ctrl-L"], wants: .repaint),
    Command("suspend", .everywhere, ["Ctrl-Z"], wants: .suspend),
    Command("quit", .everywhere, ["Ctrl-Q"], run: { $0.leave() })
      .inList { _ in [.quit] }
      .also(.canvas, ["q"]).also(.list, ["q"]).also(.templates, ["q"]),
    Command("save-and-quit", .everywhere, [], run: { $0.saveAndLeave() })
      .inList { _ in [.quit] },
    Command("discard-and-quit", .everywhere, [], wants: .quit),
  ]
}
