import Screen
import Widgets

extension CommandTable {
  /// What the menu of the right mouse button offers, in its order, as far as it works on what is under the pointer.
  static let menu: [Command] = menuNames.compactMap { CommandTable["canvas.\($0)"] }

  static let menuNames = [
    "edit", "rename", "insert-after", "insert-before", "insert-after-group", "remove", "copy", "cut", "paste-after",
    "paste-before", "duplicate", "mark", "move-here", "move-before", "move-up", "move-down", "pick-target",
    "go-to-target", "join-with", "end-chat", "follow", "wrap", "change-kind", "change-id",
  ]

  /// The commands that work while a connection is being led to another card.
  static let target: [Command] = [
    Command("target.join", .target, ["Enter", "J"], hint: 1, run: does { $0.takeTarget(isJump: false) }),
    Command("target.jump", .target, ["t"], hint: 2, run: does { $0.takeTarget(isJump: true) }),
    Command("target.leave", .target, ["Esc"], hint: 3, run: does { $0.leavePicking() }),
  ]
}
