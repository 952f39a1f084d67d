import Canvas
import Screen
import Widgets

extension CommandTable {
  /// The commands of the canvas.
  static let canvas: [Command] = [
    Command("canvas.insert-after", .canvas, ["a"], hint: 1, edits: true, run: does { $0.insert(.after) }),
    Command("canvas.edit", .canvas, ["Enter"], hint: 2, run: { $0.editFocused() }),
    Command(
      "canvas.remove", .canvas, ["x", "Delete"], hint: 3, edits: true, when: { $0.canvas.isOnCard },
      run: does { $0.removeFocused() }),
    Command("canvas.insert-before", .canvas, ["i"], edits: true, run: does { $0.insert(.before) }),
    Command("canvas.insert-after-group", .canvas, ["A"], edits: true, run: does { $0.insertAfterGroup() }),
    Command("canvas.plus", .canvas, ["+"], when: { $0.canvas.hasPlusIcons }, run: does { $0.focusPlus() }),
    Command(
      "canvas.rename", .canvas, ["r"], edits: true, when: { $0.canvas.hasName }, run: does { $0.renameFocused() }),
    Command(
      "canvas.change-id", .canvas, ["g i"], edits: true, when: { $0.canvas.isOnCard }, run: does { $0.askForID() }),
    Command("canvas.edit-file", .canvas, ["Ctrl-E"], when: { $0.isOnBrokenAction }, run: { $0.editFile() }),
    Command(
      "canvas.go-to-target", .canvas, ["t"], edits: true, when: { $0.canvas.hasConnection(in: $0.flow) },
      run: does { $0.chooseTarget(isJump: true) }),
    Command(
      "canvas.join-with", .canvas, ["J"], edits: true, when: { $0.canvas.hasConnection(in: $0.flow) },
      run: does { $0.chooseTarget(isJump: false) }),
    Command(
      "canvas.end-chat", .canvas, ["E"], edits: true, when: { $0.canvas.hasConnection(in: $0.flow) },
      run: does { $0.endHere() }),

    Command("canvas.down", .canvas, ["Down", "j"], run: does { $0.move(.down) }),
    Command("canvas.up", .canvas, ["Up", "k"], run: does { $0.move(.up) }),
    Command("canvas.right", .canvas, ["Right", "l"], run: does { $0.move(.right) }),
    Command("canvas.left", .canvas, ["Left", "h"], run: does { $0.move(.left) }),
    Command("canvas.next", .canvas, ["Tab"], run: does { $0.move(.next) }),
    Command("canvas.previous", .canvas, ["Shift-Tab"], run: does { $0.move(.previous) }),
    Command("canvas.next-branch", .canvas, ["}"], run: does { $0.move(.nextSibling) }),
    Command("canvas.previous-branch", .canvas, ["{"], run: does { $0.move(.previousSibling) }),
    Command("canvas.partner", .canvas, ["%"], run: does { $0.move(.partner) }),
    Command("canvas.first", .canvas, ["g g", "Home"], run: does { $0.move(.first) }),
    Command("canvas.go-to-number", .canvas, ["G"], run: does { $0.goToNumber() }),
    Command("canvas.last", .canvas, ["End"], run: does { $0.move(.last) }),
    Command("canvas.follow", .canvas, ["o"], run: does { $0.follow() }),
    Command("canvas.back", .canvas, ["Backspace"], when: { $0.canvas.hasTrail }, run: does { $0.goBack() }),
    Command("canvas.page-down", .canvas, ["PageDown", "Ctrl-F"], run: does { $0.page(1) }),
    Command("canvas.page-up", .canvas, ["PageUp", "Ctrl-B"], run: does { $0.page(-1) }),
    Command("canvas.half-page-down", .canvas, ["Ctrl-D"], run: does { $0.page(1, by: 0.5) }),
    Command("canvas.half-page-up", .canvas, ["Ctrl-U"], run: does { $0.page(-1, by: 0.5) }),

    Command("canvas.fold", .canvas, ["z"], run: does { $0.look(CanvasState.togglingFold) }),
    Command("canvas.fold-below", .canvas, ["Z"], run: does { $0.look(CanvasState.togglingFoldsBelow) }),
    Command("canvas.alone", .canvas, ["f"], run: does { $0.look(CanvasState.switchingAlone) }),
    Command(
      "canvas.whole", .canvas, ["Esc"],
      run: does { state in
        state.canvas.endSearch()
        state.canvas.way = nil
        state.look(CanvasState.leavingAlone)
      }),
    Command("canvas.pin", .canvas, ["|"], when: { $0.canvas.hasColumns }, run: does { $0.pinNext() }),

    Command("canvas.find", .canvas, ["/"], hint: 5, run: does { $0.askForText() }),
    Command("canvas.find-next", .canvas, ["n"], when: { $0.canvas.hasSearch }, run: does { $0.findNext(1) }),
    Command("canvas.find-previous", .canvas, ["N"], when: { $0.canvas.hasSearch }, run: does { $0.findNext(-1) }),
    Command("canvas.next-problem", .canvas, ["]"], when: { $0.hasProblems }, run: does { $0.goToProblem(1) }),
    Command("canvas.previous-problem", .canvas, ["["], when: { $0.hasProblems }, run: does { $0.goToProblem(-1) }),
    Command("canvas.problems", .canvas, ["!"], run: does { $0.showProblems() }),
    Command("canvas.folder-problems", .canvas, ["g !"], run: { $0.showFolderProblems() }),
  ]

  /// The commands that change the zoom level.
  static let zoom: [Command] = [
    Command(
      "canvas.zoom-out", .canvas, ["-"], when: { $0.canvas.canZoomOut($0.canvasSize.width) },
      run: does { state in state.canvas.zoom.out.map { state.show($0) } }),
    Command(
      "canvas.zoom-in", .canvas, ["="], when: { $0.canvas.canZoomIn($0.canvasSize.width) },
      run: does { state in state.canvas.zoom.closer.map { state.show($0) } }
    ).also(.outline, ["="], hint: 1).also(.map, ["="], hint: 2),
    Command(
      "canvas.cards", .canvas, [], when: { $0.canvas.canBeWide($0.canvasSize.width) }, run: does { $0.show(.cards) }),
    Command("canvas.outline", .canvas, [], run: does { $0.show(.outline) }),
    Command("canvas.map", .canvas, [], when: { $0.canvas.canBeWide($0.canvasSize.width) }, run: does { $0.show(.map) }),
    Command(
      "map.leave", .map, ["Enter"], hint: 1, when: { $0.canvas.canBeWide($0.canvasSize.width) },
      run: does { $0.show($0.canvas.former) }),
  ]
}
