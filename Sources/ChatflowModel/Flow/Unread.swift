/// What could not be read in a file, by the key at the top level that it seems to stand under, or by that and the key
/// inside it (`options.typing-delay`). Those lines are the file's, so what they are about stays as it is.
public typealias Unread = [String: FileProblem]

extension Unread {
  /// The first thing that could not be read under a key.
  public func problem(under key: String) -> FileProblem? { self[key] ?? first(in: key) { _ in true } }

  /// Whether what stands at a place of the settings that hold some values could not be read.
  package func covers(_ place: Finding.Place, in values: FieldValues, _ fields: [Field]) -> Bool {
    guard let setting = place.path.steps.first?.field ?? place.field else { return false }
    if self[setting.text] != nil { return true }
    let inner: String?
    if case .entry(_, let index)? = place.path.steps.first, case .records(let shape)? = fields[setting]?.editor {
      let records = values[setting]?.records ?? []
      inner = shape.key.flatMap { records.indices.contains(index) ? records[index][$0]?.text : nil }
    } else {
      inner = place.path.steps.dropFirst().first?.field.text ?? (place.path.isTop ? nil : place.field?.text)
    }
    return inner.map { self["\(setting).\($0)"] != nil } ?? false
  }

  /// The first thing that could not be read under some of the keys inside a setting.
  package func first(in key: String, where isMeant: (String) -> Bool) -> FileProblem? {
    filter { $0.key.hasPrefix("\(key).") && isMeant(String($0.key.dropFirst(key.count + 1))) }.values
      .min { $0.line < $1.line }
  }
}
