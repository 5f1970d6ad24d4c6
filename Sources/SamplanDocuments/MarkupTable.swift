import SamplanBase

/// A table of a page: caption, units in the head, a row header, right-aligned figures, and
/// sorting that works by links without script and at once with it.
package struct DataTable: Sendable {
  /// One column.
  package struct Column: Sendable {
    /// What the column says.
    package var title: String
    /// The unit of its figures, under the title.
    package var unit: String?
    /// Figures stand to the right, with digits under digits.
    package var isNumeric: Bool
    /// Where the same page is sorted by this column; nil for a column that does not sort.
    package var sortLink: String?
    /// How the rows stand now by this column, if they do.
    package var order: Order?

    /// - Parameter sortLink: the page sorted by this column; nil for a column that does not sort.
    package init(
      _ title: String, unit: String? = nil, isNumeric: Bool = false, sortLink: String? = nil,
      order: Order? = nil
    ) {
      self.title = title
      self.unit = unit
      self.isNumeric = isNumeric
      self.sortLink = sortLink
      self.order = order
    }
  }

  /// The order of the rows by one column.
  package enum Order: String, Sendable { case ascending, descending }

  /// One cell beside the row header.
  package struct Cell: Sendable, ExpressibleByStringInterpolation {
    /// What stands in the cell.
    package var content: Markup
    /// What the cell sorts by, when that is not what it shows: a plain number or a date.
    package var sortKey: String?
    /// The figure is past its freshness window and is shown faded.
    package var isOld: Bool

    package init(_ content: Markup, sortKey: String? = nil, isOld: Bool = false) {
      self.content = content
      self.sortKey = sortKey
      self.isOld = isOld
    }

    /// Markup, as in any literal of markup; what is put into it is escaped.
    package init(stringLiteral markup: String) { self.init(Markup(stringLiteral: markup)) }

    package init(stringInterpolation: Markup.StringInterpolation) {
      self.init(Markup(stringInterpolation: stringInterpolation))
    }

    /// A text, escaped.
    package static func text(_ text: String) -> Cell { Cell(Markup(text: text)) }

    /// A number as the language shows it, sorting by its value.
    package static func number(_ value: Double, decimals: Int = 0, _ language: Language) -> Cell {
      Cell(Markup(text: language.number(value, decimals: decimals)), sortKey: "\(value)")
    }
  }

  /// One row: its header and its cells.
  package struct Row: Sendable {
    /// What the row is about: the first column.
    package var header: Markup
    package var cells: [Cell]
    /// The row sums up others and stays last when the rows are sorted.
    package var isTotal: Bool

    package init(_ header: Markup, _ cells: [Cell], isTotal: Bool = false) {
      self.header = header
      self.cells = cells
      self.isTotal = isTotal
    }
  }

  /// Unique on the page.
  package var id: String
  /// What the table shows, in one line.
  package var caption: String
  /// The caption is for screen readers only, as when a heading says the same.
  package var captionIsHidden: Bool
  /// The first column is the row header's.
  package var columns: [Column]
  package var rows: [Row]
  /// So wide that it scrolls sideways in its own box, with the row headers standing still.
  package var isWide: Bool
  /// The script adds a field that filters the rows, with this label.
  package var filterLabel: String?

  package init(
    id: String, caption: String, captionIsHidden: Bool = false, columns: [Column], rows: [Row],
    isWide: Bool = false, filterLabel: String? = nil
  ) {
    self.id = id
    self.caption = caption
    self.captionIsHidden = captionIsHidden
    self.columns = columns
    self.rows = rows
    self.isWide = isWide
    self.filterLabel = filterLabel
  }

  /// The table in a box of its own that can be focused and scrolled.
  package var markup: Markup {
    """
    <div class="scroll\(" wide", if: isWide)" role="region" aria-labelledby="\(id)-caption" \
    tabindex="0"><table id="\(id)"\(filter)>\
    <caption id="\(id)-caption"\(" class=\"unseen\"", if: captionIsHidden)>\(caption)</caption>\
    <thead><tr>\(columns.map(head))</tr></thead>
    <tbody>\(rows.map(line))</tbody></table></div>
    """
  }

  private var filter: Markup? {
    filterLabel.map { " data-filter=\"\($0)\"" }
  }

  private func head(_ column: Column) -> Markup {
    let number: Markup = column.isNumeric ? " class=\"num\"" : ""
    let order: Markup? = column.order.map { " aria-sort=\"\($0.rawValue)\"" }
    let unit: Markup? = column.unit.map { "<br><span class=\"unit\">\($0)</span>" }
    guard let link = column.sortLink else {
      return "<th scope=\"col\"\(number)\(order)>\(column.title)\(unit)</th>"
    }
    return """
      <th scope="col"\(number)\(order)><a class="sort" href="\(link: link)">\(column.title)</a>\
      \(unit)</th>
      """
  }

  private func line(_ row: Row) -> Markup {
    var line: Markup = row.isTotal ? "<tr class=\"total\">" : "<tr>"
    line += "<th scope=\"row\">\(row.header)</th>"
    for (index, cell) in row.cells.enumerated() {
      let isNumeric = index + 1 < columns.count && columns[index + 1].isNumeric
      line += Self.opening(isNumeric: isNumeric, isOld: cell.isOld)
      if let key = cell.sortKey { line += " data-key=\"\(key)\"" }
      line += ">\(cell.content)</td>"
    }
    line += "</tr>\n"
    return line
  }

  private static func opening(isNumeric: Bool, isOld: Bool) -> Markup {
    switch (isNumeric, isOld) {
    case (false, false): "<td"
    case (true, false): "<td class=\"num\""
    case (false, true): "<td class=\"old\""
    case (true, true): "<td class=\"num old\""
    }
  }
}
