package org.crmferry.mapping;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** HTML as plain text: blocks and breaks become lines, list lines get a dash, scripts and styles vanish. */
final class HtmlText {
    private HtmlText() {}

    static String of(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        Element body = Jsoup.parse(html).body();
        body.select("script, style, head").remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                (Node node, int depth) -> {
                    if (node instanceof TextNode words) {
                        append(text, words.text());
                    } else if (node instanceof Element element) {
                        open(text, element);
                    }
                },
                body);
        return text.toString().strip();
    }

    private static void open(StringBuilder text, Element element) {
        if (element.normalName().equals("br")) {
            text.append('\n');
        } else if (element.isBlock() && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        if (element.normalName().equals("li")) {
            text.append("- ");
        }
    }

    private static void append(StringBuilder text, String words) {
        boolean start = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(start ? words.stripLeading() : words);
    }
}
