package org.kaon.study;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.kaon.plot.Figure;

/** A page that needs nothing beside itself: styles and figures stand inside. Texts are escaped. */
public final class HtmlPage {
    private static final String STYLE = """
        body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #222; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2.2rem; }
        table { border-collapse: collapse; font: 13px/1.35 system-ui, sans-serif; margin: .4rem 0; }
        th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid #ddd; }
        th:first-child, td.text { text-align: left; } thead th { border-bottom: 2px solid #222; vertical-align: bottom; }
        .wide { overflow-x: auto; } .wide table { font-size: 11px; } .wide th, .wide td { padding: .1rem .3rem; }
        figure { margin: 1.2rem 0; break-inside: avoid; } figure.table { break-inside: auto; } figure img { width: 100%; height: auto; }
        figcaption { font-size: .9rem; color: #444; }
        @page { margin: 16mm; }
        @media print { body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0; } .wide table { font-size: 6.2pt; }
          .wide { overflow: visible; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
        """;

    private final StringBuilder html = new StringBuilder();
    private int figureCount;
    private int tableCount;

    /**
     * A page with a title and nothing else.
     *
     * @param title its heading, too
     */
    public HtmlPage(String title) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
    }

    /**
     * Adds a heading.
     *
     * @param text of a part
     * @return this page
     */
    public HtmlPage heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    /**
     * Adds a paragraph.
     *
     * @param text without markup
     * @return this page
     */
    public HtmlPage text(String text) {
        html.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    /**
     * Adds a list.
     *
     * @param items each a line or more
     * @return this page
     */
    public HtmlPage list(List<String> items) {
        html.append("<ul>\n");
        items.forEach(item -> html.append("<li>").append(escaped(item)).append("</li>\n"));
        html.append("</ul>\n");
        return this;
    }

    /**
     * Adds a table.
     *
     * @param caption behind its number
     * @param table what it shows
     * @return this page
     */
    public HtmlPage table(String caption, Table table) {
        return table("table", caption, table);
    }

    /**
     * Adds a table with small letters, scrolled where the window is narrow.
     *
     * @param caption behind its number
     * @param table what it shows
     * @return this page
     */
    public HtmlPage wideTable(String caption, Table table) {
        return table("table wide", caption, table);
    }

    /**
     * Adds a figure.
     *
     * @param caption behind its number
     * @param figure to be drawn
     * @return this page
     * @throws IOException where it can't be drawn
     */
    public HtmlPage figure(String caption, Figure figure) throws IOException {
        String numbered = String.format(Locale.ROOT, "Figure %d. %s", ++figureCount, caption);
        html.append("<figure><img alt=\"")
                .append(escaped(caption))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(figure.png()))
                .append("\">\n<figcaption>")
                .append(escaped(numbered))
                .append("</figcaption></figure>\n");
        return this;
    }

    /**
     * The whole page.
     *
     * @return HTML
     */
    public String finished() {
        return html + "</body>\n</html>\n";
    }

    private HtmlPage table(String kind, String caption, Table table) {
        html.append("<figure class=\"")
                .append(kind)
                .append("\">\n<figcaption>")
                .append(escaped(String.format(Locale.ROOT, "Table %d. %s", ++tableCount, caption)))
                .append("</figcaption>\n<table>\n<thead><tr>");
        table.header().forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(this::row);
        html.append("</tbody>\n</table></figure>\n");
        return this;
    }

    private void row(List<Object> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append(cell instanceof Number ? "<td>" : "<td class=\"text\">")
                .append(escaped(ShownNumbers.show(cell)))
                .append("</td>"));
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
