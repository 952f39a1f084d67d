import Builder
import ChatflowModel
import Words

/// What the command line names: a folder, or a file in it and a spot in that.
package struct NamedPlace {
  /// The folder, as the user knows it.
  package let folder: String
  /// The file in it, if one is named.
  package let file: FlowFile?
  /// The spot in that, if one is named.
  package let spot: Spot?

  /// Where in a file the builder opens.
  package enum Spot: Hashable {
    /// An action.
    case action(ActionID)
    /// What stands on a line.
    case line(Int)
    /// An action whose id is a number, or else a line.
    case idOrLine(ActionID, Int)
  }

  /// What a name leads to; without one, the folder where the program was started. A new file's may lead to nothing yet.
  package init(_ name: String?, isNew: Bool) throws(Failure) {
    guard let name else {
      (folder, file, spot) = (".", nil, nil)
      return
    }
    if !isNew, Disk.facts(name)?.isFolder == true {
      let path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
      (folder, file, spot) = (path, nil, nil)
      return
    }
    let (file, spot) = try Self.split(name, mayBeNew: isNew)
    (self.file, self.spot) = (file, spot)
    folder = Disk.folder(of: file.path).map { $0.isEmpty ? "/" : $0 } ?? "."
  }

  /// A name may end in an action's id behind a colon, or in a line and a column, unless there is a file of that name.
  private static func split(_ name: String, mayBeNew: Bool) throws(Failure) -> (FlowFile, Spot?) {
    let whole = try FlowFile(new: name)
    guard Disk.isMissing(whole.path) else { return (whole, nil) }
    let message = place(of: name)
    if let message, let file = try existing(message.file) { return (file, .line(message.line)) }
    guard let colon = name.lastIndex(of: ":") else { return (whole, nil) }
    let id = name[name.index(after: colon)...]
    if let file = try existing(name[..<colon]), !id.isEmpty {
      let action = ActionID(String(id))
      return (file, number(id).map { .idOrLine(action, $0) } ?? .action(action))
    }
    // A place in a file that is not there is no name for a new one.
    if !mayBeNew, let missing = message?.file ?? (number(id) == nil ? nil : name[..<colon]) {
      throw FlowFile.nothingToOpen(at: String(missing))
    }
    return (whole, nil)
  }

  private static func existing(_ name: Substring) throws(Failure) -> FlowFile? {
    if name.isEmpty { return nil }
    let file = try FlowFile(new: String(name))
    return Disk.isMissing(file.path) ? nil : file
  }

  /// `FILE:9:14` as messages name a place, with or without the colon that follows there.
  private static func place(of name: String) -> (file: Substring, line: Int)? {
    let parts = (name.hasSuffix(":") ? name.dropLast() : name[...]).split(
      separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 2, number(parts[parts.count - 1]) != nil, let line = number(parts[parts.count - 2]) else {
      return nil
    }
    return (name[..<parts[parts.count - 3].endIndex], line)
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ? Int(text) : nil
  }
}
