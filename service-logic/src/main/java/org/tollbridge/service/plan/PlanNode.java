package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One node of a call plan, as people write it; its exits are names of other nodes. A node decides, plays something and
 * goes on, or is a leaf at which the call is sent on or released.
 */
public sealed interface PlanNode {

    /**
     * An exit of a node.
     *
     * @param path path of its target within the node, such as "branches[2].to"
     * @param label condition on which it is taken, such as "area 10"
     * @param to name of the next node
     */
    record Exit(String path, String label, String to) {}

    /**
     * A branch of a decision, taken when any of its conditions holds.
     *
     * @param <C> type of the node's conditions
     */
    record Branch<C>(List<C> when, String to) {
        public Branch {
            when = List.copyOf(when);
        }
    }

    /** Returns the word for the kind of this node in both written forms. */
    String kind();

    /** Returns all exits, branches first, then the default; none for a leaf. */
    List<Exit> exits();

    /** Decides by the caller and its place. The strongest condition wins: see {@link Criterion}. */
    record Origin(List<Branch<Criterion>> branches, String otherwise) implements PlanNode {
        public Origin {
            branches = List.copyOf(branches);
        }

        @Override
        public String kind() {
            return "origin";
        }

        @Override
        public List<Exit> exits() {
            return conditional(branches, otherwise);
        }
    }

    /** Decides by the subscriber's local time. The first branch that holds is taken. */
    record TimeOfDay(List<Branch<TimeRule>> branches, String otherwise) implements PlanNode {
        public TimeOfDay {
            branches = List.copyOf(branches);
        }

        @Override
        public String kind() {
            return "time";
        }

        @Override
        public List<Exit> exits() {
            return conditional(branches, otherwise);
        }
    }

    /** Distributes calls by shares that add up to 100; it needs no default, because the shares cover every call. */
    record Percentage(List<Share> branches) implements PlanNode {

        /** The share of calls that go to a node, in percent. */
        public record Share(int percent, String to) {}

        public Percentage {
            branches = List.copyOf(branches);
        }

        @Override
        public String kind() {
            return "percentage";
        }

        @Override
        public List<Exit> exits() {
            List<Exit> exits = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                exits.add(new Exit(
                        "branches[" + i + "].to",
                        branches.get(i).percent() + "%",
                        branches.get(i).to()));
            }
            return exits;
        }
    }

    /**
     * Decides by digits that the caller presses.
     *
     * @param noInput taken when nothing was pressed in any try; empty takes the default
     */
    record Menu(Prompt prompt, List<Branch<String>> branches, Optional<String> noInput, String otherwise)
            implements PlanNode {
        public Menu {
            branches = List.copyOf(branches);
        }

        @Override
        public String kind() {
            return "menu";
        }

        @Override
        public List<Exit> exits() {
            return withNoInput(conditional(branches, otherwise), noInput);
        }
    }

    /**
     * A switchboard: an extension that the caller keys leads to its line.
     *
     * @param directory extension to destination, in the form of {@link Destination#number}
     * @param noInput taken when nothing was keyed in any try; empty takes the default
     */
    record Extension(Prompt prompt, Map<String, String> directory, Optional<String> noInput, String otherwise)
            implements PlanNode {
        public Extension {
            directory = Collections.unmodifiableMap(new LinkedHashMap<>(directory));
        }

        @Override
        public String kind() {
            return "extension";
        }

        @Override
        public List<Exit> exits() {
            return withNoInput(conditional(List.<Branch<String>>of(), otherwise), noInput);
        }
    }

    /**
     * Lets only callers pass who know a PIN. {@link Prompt#tries} is the number of tries.
     *
     * @param hashes of the PINs, in the form written by the node's PIN hasher
     * @param lockSeconds how long a caller who has failed may not try again at this number; 0 for no lock
     * @param to where a right PIN leads
     */
    record Pin(Prompt prompt, List<String> hashes, int lockSeconds, String to, String otherwise) implements PlanNode {
        public Pin {
            hashes = List.copyOf(hashes);
        }

        @Override
        public String kind() {
            return "pin";
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("to", "right", to), new Exit("otherwise", "otherwise", otherwise));
        }
    }

    /** Plays an announcement and goes on. */
    record Announce(String announcement, String to) implements PlanNode {
        @Override
        public String kind() {
            return "announce";
        }

        @Override
        public List<Exit> exits() {
            return List.of(new Exit("to", "", to));
        }
    }

    /** Decides by the position of a manually operated switch, such as an emergency switch. */
    record Position(String name, List<Branch<String>> branches, String otherwise) implements PlanNode {
        public Position {
            branches = List.copyOf(branches);
        }

        @Override
        public String kind() {
            return "switch";
        }

        @Override
        public List<Exit> exits() {
            return conditional(branches, otherwise);
        }
    }

    /**
     * A destination with its alternatives.
     *
     * @param number in the form of {@link org.tollbridge.service.number.NormalNumber#digits}, such as 861062345678
     * @param onBusy tried in order when the destination is busy
     * @param onNoAnswer tried in order when the destination does not answer
     * @param onRouteFailure tried in order when the destination cannot be reached; empty treats that as busy
     * @param noAnswerSeconds how long it rings, 1 to 300; empty leaves it to the switch
     * @param skipUnreachable whether a destination that was recently unreachable is passed over
     * @param concurrent largest number of concurrent calls to this destination; a further one uses the busy list
     */
    record Destination(
            String number,
            List<String> onBusy,
            List<String> onNoAnswer,
            Optional<List<String>> onRouteFailure,
            OptionalInt noAnswerSeconds,
            boolean skipUnreachable,
            OptionalInt concurrent)
            implements PlanNode {

        public Destination {
            onBusy = List.copyOf(onBusy);
            onNoAnswer = List.copyOf(onNoAnswer);
            onRouteFailure = onRouteFailure.map(List::copyOf);
        }

        /** Creates a destination without a limit, whose route failures are treated as busy. */
        public Destination(String number, List<String> onBusy, List<String> onNoAnswer, OptionalInt noAnswerSeconds) {
            this(number, onBusy, onNoAnswer, Optional.empty(), noAnswerSeconds, false, OptionalInt.empty());
        }

        @Override
        public String kind() {
            return "destination";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Voice mail or fax: the call goes to the platform's number, with the mailbox for the platform.
     *
     * @param number of the platform, in the form of {@link Destination#number}
     */
    record Mailbox(Media media, String number, String mailbox) implements PlanNode {

        /** What a mailbox stores. */
        public enum Media {
            VOICE,
            FAX
        }

        @Override
        public String kind() {
            return "mailbox";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    /**
     * Ends the call.
     *
     * @param cause Q.850 cause value, 1 to 127
     * @param announcement played before; if empty, the switch may play one that fits the cause
     */
    record Release(int cause, Optional<String> announcement) implements PlanNode {
        @Override
        public String kind() {
            return "release";
        }

        @Override
        public List<Exit> exits() {
            return List.of();
        }
    }

    private static <C> List<Exit> conditional(List<Branch<C>> branches, String otherwise) {
        List<Exit> exits = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            List<String> words =
                    branches.get(i).when().stream().map(Object::toString).toList();
            exits.add(new Exit(
                    "branches[" + i + "].to",
                    String.join(", ", words),
                    branches.get(i).to()));
        }
        exits.add(new Exit("otherwise", "otherwise", otherwise));
        return exits;
    }

    private static List<Exit> withNoInput(List<Exit> exits, Optional<String> noInput) {
        noInput.ifPresent(to -> exits.add(new Exit("noInput", "no input", to)));
        return exits;
    }
}
