package org.tollbridge.provisioning.plan;

import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.Places;
import org.tollbridge.service.plan.PrefixTable;

/**
 * Locates Chinese numbers and their carriers, from the operator's files and, for mobile ranges not in them, from
 * libphonenumber's in-memory data. Thread-safe.
 */
public final class KnownPlaces implements Places {

    private static final int COUNTRY = 86;
    /** libphonenumber's description of numbers about which it knows nothing more. */
    private static final String COUNTRY_NAME = "\u4e2d\u56fd";

    private static final int RANGES = 1_000_000;
    private static final int MOST_LINES = 2_000_000;

    private record Place(String area, String carrier) {}

    private final PhoneNumberOfflineGeocoder geocoder = PhoneNumberOfflineGeocoder.getInstance();
    private final PhoneNumberToCarrierMapper carriers = PhoneNumberToCarrierMapper.getInstance();
    private final Map<String, String> areaByName = new HashMap<>();
    /** Cached libphonenumber results for ranges of ten thousand numbers, indexed by the six digits after the 1. */
    private final AtomicReferenceArray<Place> known = new AtomicReferenceArray<>(RANGES);

    private final List<Place> ofPrefixes = new ArrayList<>();
    private final PrefixTable prefixes;
    private final Optional<Ported> ported;
    private final Set<String> carrierNames = new HashSet<>();
    private final List<MadeUp> madeUp;

    /**
     * A number made up by a gateway.
     *
     * @param known pattern in the digits of a number that fits the number plan
     * @param strange pattern as switches send it where it does not fit, such as seven digits where numbers have eight
     */
    private record MadeUp(Pattern known, Pattern strange) {}

    private record Ported(PrefixTable numbers, List<String> carriers) {}

    /**
     * Reads the operator's files.
     *
     * @param ranges lines such as {@code 8613800138,10,China Mobile}: first digits, area code, carrier; each of the
     *     last two may be empty
     * @param portedNumbers lines such as {@code 8613800138000,China Unicom}: every number ported away from its range's
     *     carrier
     * @param madeUpNumbers patterns, in national digits, of the numbers that gateways insert as calling number: A
     *     stands for an area code and x for any digit, such as A9000000
     * @throws IllegalArgumentException naming the file and the invalid line
     * @throws IOException when a file cannot be read
     */
    public KnownPlaces(Optional<Path> ranges, Optional<Path> portedNumbers, List<String> madeUpNumbers)
            throws IOException {
        Map<String, Integer> ofRanges = new HashMap<>();
        if (ranges.isPresent()) {
            for (String[] fields : lines(ranges.get(), 3)) {
                if (!fields[1].matches("([1-9][0-9]{1,4})?")) {
                    throw new IllegalArgumentException(ranges.get() + ": " + fields[0] + ": '" + fields[1]
                            + "' is not an area code; write it without leading 0, such as 10");
                }
                ofRanges.put(fields[0] + "*", ofPrefixes.size());
                ofPrefixes.add(new Place(fields[1], fields[2]));
            }
        }
        prefixes = PrefixTable.of(ofRanges);
        ported = portedNumbers.isPresent() ? Optional.of(ported(portedNumbers.get())) : Optional.empty();
        madeUp = madeUpNumbers.stream().map(KnownPlaces::pattern).toList();
        nameAreas();
        ofPrefixes.forEach(place -> carrierNames.add(place.carrier()));
        ported.ifPresent(lookup -> carrierNames.addAll(lookup.carriers()));
        // The data of a range are loaded from a file on first use, which must not happen on a signalling thread.
        for (long range = 1300; range < 2000; range++) {
            carrierNames.add(lookUp(range * 10_000_000L).carrier());
        }
        carrierNames.remove("");
    }

    private static Ported ported(Path file) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String[] fields : lines(file, 2)) {
            if (!names.contains(fields[1])) {
                names.add(fields[1]);
            }
            numbers.put(fields[0], names.indexOf(fields[1]));
        }
        return new Ported(PrefixTable.of(numbers), names);
    }

    private static List<String[]> lines(Path file, int count) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(file + " has more than " + MOST_LINES + " lines");
        }
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String[] fields = line.split(",", -1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (fields.length != count || !fields[0].matches("[0-9]{1," + PrefixTable.LONGEST + "}")) {
                throw new IllegalArgumentException(file + ": line " + (i + 1) + ": '" + line + "': " + count
                        + " fields are required, of which the first must be digits");
            }
            rows.add(fields);
        }
        return rows;
    }

    private static MadeUp pattern(String written) {
        if (!written.matches("A?[0-9x]{3,15}")) {
            throw new IllegalArgumentException("'" + written
                    + "' is not a pattern of calling numbers; use digits, x for any digit, A for an area code");
        }
        String area = "(?:10|2[0-9]|[3-9][0-9]{2})";
        String digits = written.replace('x', '.');
        return new MadeUp(
                Pattern.compile(COUNTRY + digits.replace("A", area)),
                Pattern.compile("(?:(?:00)?" + COUNTRY + "|0)?" + digits.replace("A", area + "?")));
    }

    /** Learns from fixed numbers which place names belong to which area code. */
    private void nameAreas() {
        List<String> codes = new ArrayList<>(List.of("10"));
        for (int code = 20; code < 30; code++) {
            codes.add(Integer.toString(code));
        }
        for (int code = 310; code < 1000; code++) {
            codes.add(Integer.toString(code));
        }
        for (String code : codes) {
            for (String local : List.of("62345678", "6234567")) {
                String name = describe(Long.parseLong(code + local));
                if (!name.isEmpty() && !name.equals(COUNTRY_NAME)) {
                    areaByName.putIfAbsent(name, code);
                }
            }
        }
    }

    private String describe(long national) {
        PhoneNumber number = new PhoneNumber().setCountryCode(COUNTRY).setNationalNumber(national);
        return geocoder.getDescriptionForValidNumber(number, Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public String areaOf(NormalNumber mobile) {
        int own = prefixes.find(mobile.digits());
        if (own != PrefixTable.NOTHING && !ofPrefixes.get(own).area().isEmpty()) {
            return ofPrefixes.get(own).area();
        }
        return ofRange(mobile).map(Place::area).orElse("");
    }

    @Override
    public boolean isMadeUp(NormalNumber caller) {
        for (MadeUp number : madeUp) {
            Pattern pattern = caller.kind() == NumberKind.UNKNOWN ? number.strange() : number.known();
            if (pattern.matcher(caller.digits()).matches()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<String> carrierOf(NormalNumber number) {
        return portedTo(number).or(() -> rangeCarrier(number));
    }

    @Override
    public Optional<String> provenCarrierOf(NormalNumber number) {
        return ported.isPresent() ? portedTo(number) : rangeCarrier(number);
    }

    @Override
    public Set<String> carriers() {
        return Collections.unmodifiableSet(carrierNames);
    }

    private Optional<String> portedTo(NormalNumber number) {
        return ported.flatMap(lookup -> {
            int carrier = lookup.numbers().find(number.digits());
            return carrier == PrefixTable.NOTHING
                    ? Optional.empty()
                    : Optional.of(lookup.carriers().get(carrier));
        });
    }

    private Optional<String> rangeCarrier(NormalNumber number) {
        int own = prefixes.find(number.digits());
        if (own != PrefixTable.NOTHING && !ofPrefixes.get(own).carrier().isEmpty()) {
            return Optional.of(ofPrefixes.get(own).carrier());
        }
        return ofRange(number).map(Place::carrier).filter(name -> !name.isEmpty());
    }

    /** Looked up once for each range and cached. */
    private Optional<Place> ofRange(NormalNumber number) {
        if (number.kind() != NumberKind.MOBILE || number.digits().length() != 13) {
            return Optional.empty();
        }
        int range = Integer.parseInt(number.digits(), 3, 9, 10);
        Place place = known.get(range);
        if (place == null) {
            place = lookUp(Long.parseLong(number.digits(), 2, 13, 10));
            known.set(range, place);
        }
        return Optional.of(place);
    }

    private Place lookUp(long national) {
        PhoneNumber number = new PhoneNumber().setCountryCode(COUNTRY).setNationalNumber(national);
        return new Place(
                areaByName.getOrDefault(describe(national), ""),
                carriers.getNameForValidNumber(number, Locale.ENGLISH));
    }
}
