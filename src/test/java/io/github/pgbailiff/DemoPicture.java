package io.github.pgbailiff;

import java.util.ArrayList;
import java.util.List;

/** Lines of a terminal as a picture, each as it stood there. */
record DemoPicture(List<String> lines) {
  private static final int MARGIN = 16;
  private static final int LINE = 19;
  private static final double LETTER = 8.43;

  String svg() {
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    int width = (int) (2 * MARGIN + longest * LETTER);
    int height = 2 * MARGIN + lines.size() * LINE;
    List<String> svg = new ArrayList<>();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-size=\"14\" font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\">"
            .formatted(width, height));
    svg.add("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1d232b\"/>");
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        svg.add(text(lines.get(i), MARGIN + (i + 1) * LINE - 5));
      }
    }
    svg.add("</svg>");
    return String.join("\n", svg) + "\n";
  }

  private static String text(String line, int y) {
    String escaped = line.replace("&", "&amp;").replace("<", "&lt;");
    return "<text x=\"%d\" y=\"%d\" fill=\"%s\" textLength=\"%d\" xml:space=\"preserve\">%s</text>"
        .formatted(MARGIN, y, colour(line), (int) (line.length() * LETTER), escaped);
  }

  private static String colour(String line) {
    if (line.matches("(ann|bob)> .*")) {
      return "#ffd479";
    }
    return line.matches("┃ \\S+ R-.*") ? "#9fe0a5" : "#d8dee6";
  }
}
