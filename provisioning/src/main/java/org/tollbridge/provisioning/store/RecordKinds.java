package org.tollbridge.provisioning.store;

import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Subscriber;

/** The kinds of record that can be changed in batches, apart from numbers themselves. */
public final class RecordKinds {

    /** Owners of numbers. */
    public static final RecordKind<Subscriber> SUBSCRIBERS = new SubscriberRecords();

    /** Ranges of numbers. */
    public static final RecordKind<NumberRange> RANGES = new RangeRecords();

    /** Call plans of assigned numbers. */
    public static final RecordKind<PlannedNumber> PLANS = new NumberPlanRecords();

    /** Lists of calling numbers in the call plans of numbers. */
    public static final RecordKind<NumberList> LISTS = new NumberListRecords();

    /** Features that subscribers may use. */
    public static final RecordKind<FeaturePackage> PACKAGES = new PackageRecords();

    /** Call plans with parameters. */
    public static final RecordKind<Template> TEMPLATES = new TemplateRecords();

    /** The numbers whose plans come from templates. */
    public static final RecordKind<TemplateUse> TEMPLATE_USES = new TemplateUseRecords();

    private RecordKinds() {}
}
