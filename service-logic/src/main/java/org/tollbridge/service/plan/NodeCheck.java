package org.tollbridge.service.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds faults within the nodes of a plan. */
final class NodeCheck {

    static final String NAME_RULE =
            "a name must have 1 to 40 letters, digits, hyphens and underscores, and must start with a letter or digit";

    /** Words in the text form that lead to a node without being a condition. */
    private static final Set<String> EXITS = Set.of("otherwise", "to");

    private static final int MOST_BRANCHES = 100;
    private static final int MOST_CONDITIONS = 200;
    private static final int MOST_EXTENSIONS = 10_000;

    /** The output of {@code tollbridge plan pin}. */
    private static final Pattern HASH = Pattern.compile("pbkdf2:([1-9][0-9]{0,5}):[0-9a-f]{32}:[0-9a-f]{64}");

    private static final int LONGEST_LOCK = 86_400;

    private final PlanDocument plan;
    private final ServiceClass serviceClass;
    private final PlanRules rules;
    private final List<Fault> faults;

    NodeCheck(PlanDocument plan, ServiceClass serviceClass, PlanRules rules, List<Fault> faults) {
        this.plan = plan;
        this.serviceClass = serviceClass;
        this.rules = rules;
        this.faults = faults;
    }

    void check(String path, PlanNode node) {
        switch (node) {
            case PlanNode.Origin origin -> origin(path, origin);
            case PlanNode.TimeOfDay time -> branches(path, time.branches());
            case PlanNode.Percentage percentage -> shares(path, percentage);
            case PlanNode.Menu menu -> menu(path, menu);
            case PlanNode.Extension extension -> extension(path, extension);
            case PlanNode.Pin pin -> pin(path, pin);
            case PlanNode.Announce announce -> name(path + ".announcement", announce.announcement());
            case PlanNode.Position position -> position(path, position);
            case PlanNode.Destination destination -> destination(path, destination);
            case PlanNode.Mailbox mailbox -> {
                rules.checkDestination(path + ".number", mailbox.number(), serviceClass, faults);
                if (!mailbox.mailbox().matches("[0-9]{1,20}")) {
                    fault(path + ".mailbox", mailbox.mailbox(), "a mailbox must have 1 to 20 digits");
                }
            }
            case PlanNode.Release release -> {
                within(path + ".cause", release.cause(), 1, 127, "a Q.850 cause");
                release.announcement().ifPresent(text -> name(path + ".announcement", text));
            }
        }
    }

    private <C> void branches(String path, List<PlanNode.Branch<C>> branches) {
        if (branches.size() > MOST_BRANCHES) {
            fault(path + ".branches", branches.size(), "a node has at most " + MOST_BRANCHES + " branches");
        }
        for (int i = 0; i < branches.size(); i++) {
            int conditions = branches.get(i).when().size();
            if (conditions == 0 || conditions > MOST_CONDITIONS) {
                fault(
                        path + ".branches[" + i + "].when",
                        conditions,
                        "a branch has 1 to " + MOST_CONDITIONS + " conditions; put more numbers into a list");
            }
        }
    }

    /** Checks that no two branches have the same condition, because the choice between them would be arbitrary. */
    private <C> void distinct(String path, List<PlanNode.Branch<C>> branches) {
        Map<C, Integer> seen = new HashMap<>();
        for (int i = 0; i < branches.size(); i++) {
            for (int j = 0; j < branches.get(i).when().size(); j++) {
                C condition = branches.get(i).when().get(j);
                Integer before = seen.putIfAbsent(condition, i);
                if (before != null) {
                    fault(
                            path + ".branches[" + i + "].when[" + j + "]",
                            condition,
                            "branches[" + before + "] has this already; keep one of them");
                }
            }
        }
    }

    private void origin(String path, PlanNode.Origin origin) {
        branches(path, origin.branches());
        distinct(path, origin.branches());
        for (int i = 0; i < origin.branches().size(); i++) {
            criteria(
                    path + ".branches[" + i + "].when", origin.branches().get(i).when());
        }
    }

    private void criteria(String path, List<Criterion> criteria) {
        for (int i = 0; i < criteria.size(); i++) {
            rules.checkCriterion(
                    path + "[" + i + "]", criteria.get(i), plan.lists().keySet(), faults);
        }
    }

    private void shares(String path, PlanNode.Percentage percentage) {
        int sum = 0;
        for (int i = 0; i < percentage.branches().size(); i++) {
            int percent = percentage.branches().get(i).percent();
            within(path + ".branches[" + i + "].percent", percent, 0, 100, "a share");
            sum += percent;
        }
        if (sum != 100) {
            fault(path + ".branches", sum, "the shares of a percentage node must add up to 100");
        }
        if (percentage.branches().size() > MOST_BRANCHES) {
            fault(
                    path + ".branches",
                    percentage.branches().size(),
                    "a node has at most " + MOST_BRANCHES + " branches");
        }
    }

    private void prompt(String path, Prompt prompt) {
        name(path + ".announcement", prompt.announcement());
        within(path + ".maxDigits", prompt.maxDigits(), 1, 24, "the number of digits");
        if (prompt.minDigits() < 1 || prompt.minDigits() > prompt.maxDigits()) {
            fault(path + ".minDigits", prompt.minDigits(), "at least 1 digit, and no more than maxDigits");
        }
        within(path + ".firstDigitSeconds", prompt.firstDigitSeconds(), 1, 60, "the time for the first digit");
        within(path + ".nextDigitSeconds", prompt.nextDigitSeconds(), 1, 60, "the time for a further digit");
        within(path + ".tries", prompt.tries(), 1, 3, "the number of tries");
    }

    private void menu(String path, PlanNode.Menu menu) {
        prompt(path, menu.prompt());
        branches(path, menu.branches());
        distinct(path, menu.branches());
        for (int i = 0; i < menu.branches().size(); i++) {
            List<String> choices = menu.branches().get(i).when();
            for (int j = 0; j < choices.size(); j++) {
                keyed(path + ".branches[" + i + "].when[" + j + "]", choices.get(j), menu.prompt());
            }
        }
    }

    private void keyed(String path, String digits, Prompt prompt) {
        boolean fits = digits.length() >= prompt.minDigits() && digits.length() <= prompt.maxDigits();
        if (!fits || !digits.matches("[0-9*]+")) {
            fault(path, digits, "a caller keys " + count(prompt) + " here, 0 to 9 or *");
        }
    }

    private static String count(Prompt prompt) {
        if (prompt.maxDigits() == 1) {
            return "1 digit";
        }
        return (prompt.minDigits() == prompt.maxDigits() ? "" : prompt.minDigits() + " to ") + prompt.maxDigits()
                + " digits";
    }

    private void extension(String path, PlanNode.Extension extension) {
        prompt(path, extension.prompt());
        int size = extension.directory().size();
        if (size == 0 || size > MOST_EXTENSIONS) {
            fault(path + ".directory", size, "a directory has 1 to " + MOST_EXTENSIONS + " extensions");
        }
        extension.directory().forEach((digits, number) -> {
            keyed(path + ".directory." + digits, digits, extension.prompt());
            rules.checkDestination(path + ".directory." + digits, number, serviceClass, faults);
        });
    }

    private void pin(String path, PlanNode.Pin pin) {
        prompt(path, pin.prompt());
        within(path + ".lockSeconds", pin.lockSeconds(), 0, LONGEST_LOCK, "the time of a lock");
        if (pin.hashes().isEmpty() || pin.hashes().size() > PinHasher.MOST_HASHES) {
            fault(
                    path + ".hashes",
                    pin.hashes().size(),
                    "a PIN node has 1 to " + PinHasher.MOST_HASHES + " hashed PINs");
        }
        for (int i = 0; i < pin.hashes().size(); i++) {
            Matcher hash = HASH.matcher(pin.hashes().get(i));
            if (!hash.matches() || Integer.parseInt(hash.group(1)) > PinHasher.MOST_ROUNDS) {
                fault(
                        path + ".hashes[" + i + "]",
                        "",
                        "PINs must be hashed: use the output of 'tollbridge plan pin', with at most "
                                + PinHasher.MOST_ROUNDS + " rounds");
            }
        }
    }

    private void position(String path, PlanNode.Position position) {
        name(path + ".switch", position.name());
        branches(path, position.branches());
        distinct(path, position.branches());
        for (int i = 0; i < position.branches().size(); i++) {
            List<String> names = position.branches().get(i).when();
            for (int j = 0; j < names.size(); j++) {
                String at = path + ".branches[" + i + "].when[" + j + "]";
                name(at, names.get(j));
                if (EXITS.contains(names.get(j))) {
                    fault(at, names.get(j), "this word is reserved; choose another name for the position");
                }
            }
        }
        if (!plan.positions().containsKey(position.name())) {
            fault(path + ".switch", position.name(), "give the position of this switch under positions");
        }
    }

    private void destination(String path, PlanNode.Destination destination) {
        rules.checkDestination(path, destination, serviceClass, faults);
        destination
                .concurrent()
                .ifPresent(limit -> within(path + ".concurrent", limit, 1, 1_000_000, "the number of calls"));
    }

    private void name(String path, String text) {
        if (!PlanDocument.isName(text)) {
            fault(path, text, NAME_RULE);
        }
    }

    private void within(String path, long value, long least, long most, String what) {
        if (value < least || value > most) {
            fault(path, value, what + " is " + least + " to " + most);
        }
    }

    private void fault(String path, Object value, String rule) {
        faults.add(new Fault(path, value.toString(), rule));
    }
}
