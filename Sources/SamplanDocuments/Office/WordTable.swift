import SamplanBase

/// A table of a Word document: its caption above, its heading row on every page.
struct WordTable {
  private let table: OfficeDocument.Table
  /// The columns' widths in twentieths of a point; they sum to the width between the margins.
  private let widths: [Int]

  init(_ table: OfficeDocument.Table) {
    self.table = table
    let shares = table.columns.map { max(1, $0.share) }
    let all = shares.reduce(0, +)
    var widths = shares.map { WordBody.width * $0 / all }
    widths[0] += WordBody.width - widths.reduce(0, +)
    self.widths = widths
  }

  var markup: Markup {
    let caption = WordText.escaped(table.caption)
    return """
      <w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>\(WordText.run(table.caption))</w:p>\
      <w:tbl><w:tblPr><w:tblStyle w:val="SamplanTable"/><w:tblW w:w="5000" w:type="pct"/>\
      <w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" \
      w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>\
      <w:tblCaption w:val="\(caption)"/></w:tblPr>\
      <w:tblGrid>\(each: widths, { "<w:gridCol w:w=\"\($0)\"/>" })</w:tblGrid>\
      \(heading)\(table.rows.map(row))</w:tbl>\
      <w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>
      """
  }

  private var heading: Markup {
    let cells = table.columns.indices.map { index in
      cell(index, "TableHeading", WordText.run(table.columns[index].title))
    }
    return "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(cells)</w:tr>"
  }

  private func row(_ row: OfficeDocument.Table.Row) -> Markup {
    let cells = row.cells.enumerated().map { index, runs in
      let runs = row.kind == .total ? runs.map { OfficeDocument.Run($0.text, .strong) } : runs
      return cell(index, "TableText", WordText.runs(runs))
    }
    return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr>"
  }

  private func cell(_ column: Int, _ style: String, _ content: Markup) -> Markup {
    let end: Markup =
      switch table.columns[column].alignment {
      case .start: .empty
      case .end: "<w:jc w:val=\"right\"/>"
      }
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(widths[column])" w:type="dxa"/></w:tcPr>\
      <w:p><w:pPr><w:pStyle w:val="\(style)"/>\(end)</w:pPr>\(content)</w:p></w:tc>
      """
  }
}
