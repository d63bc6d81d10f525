package dev.granary.repository;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table. The first ones decide how wide the columns are, so that a long list needs no memory. */
final class TableRows<T extends Record> implements Output.Rows<T> {

    private static final int DECIDE_BY = 1000;

    private final Table table;
    private final List<List<String>> first = new ArrayList<>();
    private final int[] widths;
    private boolean decided;

    TableRows(Table table, Class<T> type) {
        this.table = table;
        List<String> headings = table.headings(type);
        this.widths = new int[headings.size()];
        first.add(headings);
    }

    @Override
    public void add(T row) {
        List<String> cells = table.cells(row);
        if (decided) {
            table.line(cells, widths);
            return;
        }
        first.add(cells);
        if (first.size() > DECIDE_BY) {
            decide();
        }
    }

    private void decide() {
        decided = true;
        for (List<String> cells : first) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        first.forEach(cells -> table.line(cells, widths));
        first.clear();
    }

    @Override
    public void close() {
        if (!decided) {
            decide();
        }
    }
}
