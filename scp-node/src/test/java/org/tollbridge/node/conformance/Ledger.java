package org.tollbridge.node.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that says of each clause of a standard whether it is kept: tables whose columns begin with clause, requirement,
 * status and test.
 */
record Ledger(Path page, String title, List<Row> rows) {

    /** How far a clause is kept. */
    enum Status {
        DONE,
        PARTLY,
        NOT
    }

    /**
     * @param tests as they are named: {@code Class} or {@code Class.method}
     * @param test the cell that names them
     */
    record Row(String place, Status status, List<String> tests, String test) {
        boolean isBothWays() {
            return test.contains("against");
        }
    }

    private static final int STATUS = 2;
    private static final int TEST = 3;
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]\\w*)(?:\\.(\\w+))?`");

    static Ledger read(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<Row> rows = new ArrayList<>();
        boolean inTable = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("|")) {
                inTable = false;
                continue;
            }
            List<String> cells = cells(line);
            if (cells.getFirst().equals("clause")) {
                inTable = true;
            } else if (inTable && !cells.getFirst().startsWith("---")) {
                rows.add(row(page.getFileName() + " line " + (i + 1), cells));
            }
        }
        return new Ledger(page, lines.getFirst().replaceFirst("^# ", ""), rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Row row(String place, List<String> cells) {
        if (cells.size() <= TEST) {
            return fail(place + " has " + cells.size() + " cells, and needs clause, requirement, status and test");
        }
        String word = cells.get(STATUS).replaceFirst("\\W.*", "");
        Status status = switch (word) {
            case "done" -> Status.DONE;
            case "partly" -> Status.PARTLY;
            case "not" -> Status.NOT;
            default -> fail(place + ": the status begins with done, partly or not, not with '" + word + "'");
        };
        return new Row(place, status, tests(place, cells.get(TEST)), cells.get(TEST));
    }

    /** A name that begins with a small letter is a method of the class before it. */
    private static List<String> tests(String place, String cell) {
        List<String> tests = new ArrayList<>();
        String owner = "";
        Matcher names = NAME.matcher(cell);
        while (names.find()) {
            if (Character.isLowerCase(names.group(1).charAt(0))) {
                if (owner.isEmpty()) {
                    fail(place + ": " + names.group(1) + " is a method of no class");
                }
                tests.add(owner + "." + names.group(1));
            } else {
                owner = names.group(1);
                tests.add(names.group(2) == null ? owner : owner + "." + names.group(2));
            }
        }
        return tests;
    }

    long count(Status status) {
        return rows.stream().filter(row -> row.status == status).count();
    }

    /** One line of the table of counts. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "| [%s](conformance/%s) | %d | %d | %d |",
                title,
                page.getFileName(),
                count(Status.DONE),
                count(Status.PARTLY),
                count(Status.NOT));
    }
}
