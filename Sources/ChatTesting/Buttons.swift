/// Labels of quick replies as a line has them: `[Billing] [Technical]`.
enum Buttons {
  /// The labels of a line that holds nothing else, and whether an ellipsis stands for more of them; nil for any other line.
  static func labels(_ line: String) -> (labels: [String], hasMore: Bool)? {
    var labels: [String] = []
    var hasMore = false
    var rest = line[...]
    while let sign = rest.first {
      if sign == " " {
        rest = rest.dropFirst()
      } else if sign == "…", !labels.isEmpty {
        hasMore = true
        rest = rest.dropFirst()
      } else if sign == "[", !hasMore, let label = label(&rest) {
        labels.append(label)
      } else {
        return nil
      }
    }
    return labels.isEmpty ? nil : (labels, hasMore)
  }

  private static func label(_ rest: inout Substring) -> String? {
    var label = ""
    var isEscaped = false
    for index in rest.indices.dropFirst() {
      let sign = rest[index]
      if !isEscaped, sign == "]" {
        rest = rest[rest.index(after: index)...]
        return label
      }
      if !isEscaped, sign == "\\" {
        isEscaped = true
        continue
      }
      label.append(sign)
      isEscaped = false
    }
    return nil
  }

  /// A label as it is written.
  static func written(_ label: String) -> String {
    "[" + label.map { $0 == "]" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "]"
  }
}
