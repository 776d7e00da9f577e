package org.tollbridge.provisioning.inventory;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;

/**
 * A subscriber that has service numbers. All fields but the name may be empty.
 *
 * @param name name by which numbers refer to it, 1 to 64 characters
 * @param company legal name, when different
 * @param contact contact person
 * @param phone of the contact
 * @param email of the contact
 * @param contract number or name of the contract
 * @param serviceClass the only service class allowed for its numbers; empty for any
 * @param timeZone time zone such as Asia/Shanghai; empty for the operator's
 * @param language BCP 47 tag such as zh or en-GB; empty for the operator's
 * @param packages names of the {@link FeaturePackage}s whose features it may use; none for all features
 */
public record Subscriber(
        String name,
        String company,
        String contact,
        String phone,
        String email,
        String contract,
        String serviceClass,
        String timeZone,
        String language,
        List<String> packages) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9][0-9 -]*");

    /** The fields in files, in requests and in the audit trail. */
    public static final Form<Subscriber> FORM = new Form<>(
            "subscriber",
            "A subscriber of service numbers.",
            List.of(
                    Field.text("name", 64, Need.REQUIRED, "name by which its numbers refer to it", Subscriber::name),
                    Field.text("company", 200, Need.OPTIONAL, "legal name", Subscriber::company),
                    Field.text("contact", 100, Need.OPTIONAL, "contact person", Subscriber::contact),
                    Field.text("phone", 32, Need.OPTIONAL, "phone number of the contact", Subscriber::phone),
                    Field.text("email", 254, Need.OPTIONAL, "e-mail address of the contact", Subscriber::email),
                    Field.text("contract", 64, Need.OPTIONAL, "number or name of the contract", Subscriber::contract),
                    Field.text(
                            "service_class",
                            20,
                            Need.OPTIONAL,
                            "the only service class that its numbers may have",
                            Subscriber::serviceClass),
                    Field.text("time_zone", 64, Need.OPTIONAL, "such as Asia/Shanghai", Subscriber::timeZone),
                    Field.text("language", 16, Need.OPTIONAL, "such as zh or en-GB", Subscriber::language),
                    Field.texts(
                            "packages",
                            new FieldType.Text(40),
                            FeaturePackage.MOST_OF_ONE,
                            Need.OPTIONAL,
                            "packages whose features it may use; none for all features",
                            Subscriber::packages)),
            given -> new Subscriber(
                    given.text("name"),
                    given.text("company"),
                    given.text("contact"),
                    given.text("phone"),
                    given.text("email"),
                    given.text("contract"),
                    given.text("service_class"),
                    given.text("time_zone"),
                    given.text("language"),
                    given.texts("packages")));

    public Subscriber {
        packages = packages.stream().distinct().sorted().toList();
    }

    /** A subscriber with only a name. */
    public static Subscriber named(String name) {
        return new Subscriber(name, "", "", "", "", "", "", "", "", List.of());
    }

    /** Same, with other packages. */
    public Subscriber with(List<String> others) {
        return new Subscriber(name, company, contact, phone, email, contract, serviceClass, timeZone, language, others);
    }

    /**
     * Returns all faults, each with the name of its field in {@link #FORM}.
     *
     * @param classes names of all service classes
     */
    public List<Fault> check(List<String> classes) {
        List<Fault> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(new Fault("name", name, "a subscriber name must have 1 to 64 characters on one line"));
        } else {
            length(faults, "name", name, 64);
        }
        length(faults, "company", company, 200);
        length(faults, "contact", contact, 100);
        length(faults, "phone", phone, 32);
        length(faults, "email", email, 254);
        length(faults, "contract", contract, 64);
        length(faults, "language", language, 16);
        if (packages.size() > FeaturePackage.MOST_OF_ONE) {
            faults.add(new Fault(
                    "packages",
                    Integer.toString(packages.size()),
                    "a subscriber must have at most " + FeaturePackage.MOST_OF_ONE + " packages"));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            faults.add(new Fault(
                    "phone",
                    phone,
                    "a phone number must have digits, spaces and hyphens, with an optional leading plus"));
        }
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            faults.add(new Fault("email", email, "an e-mail address must be written as name@example.org"));
        }
        if (!serviceClass.isEmpty() && !classes.contains(serviceClass)) {
            faults.add(
                    new Fault("service_class", serviceClass, "the service classes are " + String.join(", ", classes)));
        }
        if (!timeZone.isEmpty() && !isZone(timeZone)) {
            faults.add(new Fault("time_zone", timeZone, "a time zone must be written as Asia/Shanghai"));
        }
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            faults.add(new Fault("language", language, "a language must be written as zh or en-GB"));
        }
        return faults;
    }

    private static boolean isZone(String zone) {
        try {
            return zone.length() <= 64 && ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void length(List<Fault> faults, String field, String value, int longest) {
        boolean plain = value.chars().noneMatch(Character::isISOControl) && value.equals(value.strip());
        if (value.length() > longest || !plain) {
            faults.add(new Fault(
                    field,
                    value,
                    "must have at most " + longest + " characters on one line, without leading or trailing spaces"));
        }
    }
}
