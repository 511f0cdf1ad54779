package org.kaon.benchmarks.report;

import java.util.function.Function;

/**
 * A part of the page.
 *
 * @param group whose figures it shows
 * @param title its heading
 * @param text what was measured and how to read it
 * @param tables of the group's figures
 */
record Section(String group, String title, String text, Function<Results, String> tables) {
    String render(Results all) {
        Results own = all.group(group);
        return own.isEmpty() ? "" : "\n## " + title + "\n" + text + "\n\n" + tables.apply(own);
    }
}
