using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MindfulBond.Text;

/// <summary>Makes up a name of two words, such as "Quiet Heron", for somebody who gave none.</summary>
/// <remarks>The words say nothing about a person: no colour, size, age, sex, health, belief, and no animal used as an insult.</remarks>
public static class NeutralName
{
    private const int MostTries = 100;

    internal static IReadOnlyList<string> First { get; } = Words(
        """
        Airy Alert Apt Attentive Autumn Awake Basic Beaming Bookish Brave Breezy Bright Brisk Bubbly Busy
        Calm Candid Careful Caring Casual Central Certain Cheerful Cheery Chirpy Civil Classic Clear Clever Coastal Comfy Cordial Cosmic Courteous Crafty
        Crisp Curious Dancing Dapper Daring Dashing Dawning Daytime Decent Deft Diligent Direct Distant Dotted Dreamy Drifting Dynamic Eager Early
        Earnest Eastern Easygoing Elegant Eloquent Endless Evening Everyday Exact Fabled Famous Fancy Fearless Feathered Festive Fleet Floating
        Fluent Fluttering Flying Folded Fond Frequent Fresh Friendly Frosty Generous Gentle Genuine Gleaming Glad Gliding Glowing Good
        Graceful Gracious Grateful Handy Happy Harmonic Hearty Helpful Honest Hopeful Humble Humming Ideal Inland Inventive Island Jaunty Jolly
        Jovial Joyful Jubilant Keen Kind Kindly Lasting Lakeside Leafy Leaping Learned Likely Listening Lively Local Loyal Lucid Lucky Luminous
        Lyrical Marbled Mellow Melodic Merry Mild Mindful Misty Modern Modest Morning Mossy Moving Musical Mutual Natural Nearby Neat
        Nimble Noble Northern Notable Novel Observant Open Orderly Outdoor Peaceful Pensive Placid Playful Pleasant Poetic Poised Polite Practical
        Precise Proud Prudent Punctual Quick Quiet Radiant Rambling Rapid Ready Reflective Relaxed Resting Rippling Roaming Rolling Rural Rustic Rustling
        Sailing Seasonal Sensible Serene Settled Shaded Shining Silent Sincere Singing Sleepy Smiling Smooth Snowy Snug Social Soaring Soft Solar
        Southern Sparkling Spirited Splendid Spring Sprightly Starlit Starry Steadfast Steady Stellar Strolling Studious Subtle Summer Sunlit Sunny Swaying
        Swift Tactful Thankful Thoughtful Tidal Tidy Timely Topical Tranquil Travelling Treasured True Trusty Tuneful Twilight Twinkling Unhurried Upbeat Upland Useful
        Valiant Varied Vivid Wandering Warm Watchful Wayside Welcome Western Whistling Windswept Winter Wise Witty Wondering Wooded
        """);

    internal static IReadOnlyList<string> Second { get; } = Words(
        """
        Acorn Alcove Alder Almond Anchor Antelope Apple Apricot Arbour Arch Aspen Aster Atlas Avenue Avocet Badger Bagel Balcony Bamboo Banjo
        Barley Basin Basket Bay Beacon Bellflower Bench Bicycle Birch Biscuit Bison Blackbird Blanket Bluebell Boat Bobbin Bonfire Bookshelf Boulder Bracken
        Bramble Branch Breeze Bridge Brook Bumblebee Bunting Buttercup Butterfly Button Cabin Candle Canoe Canopy Canyon Caravan Cardigan Caribou Catkin Cedar
        Cello Chaffinch Chalk Chestnut Chimney Clarinet Clearing Cloud Clover Cobble Comet Compass Cottage Cove Cowslip Creek Cricket Crocus Curlew Current
        Cushion Cypress Daffodil Dahlia Dandelion Daybreak Delta Desert Dewdrop Dolphin Doorway Dormouse Dragonfly Driftwood Drizzle Dune Egret Ember Envelope Estuary
        Falcon Feather Fern Ferry Fiddle Field Finch Fir Firefly Fjord Flamingo Flute Foothill Forest Fountain Foxglove Galaxy Garden Gate Gazelle
        Geyser Ginkgo Glacier Glade Goldfinch Granite Grasshopper Grove Hammock Harbour Hare Harp Harvest Hawthorn Hazelnut Hedge Hedgehog Heron Hill
        Hilltop Honeycomb Horizon Hummingbird Iceberg Icicle Inkwell Inlet Island Jackdaw Jigsaw Journey Kayak Kestrel Kettle Kingfisher Kite Kiwi Koala Lagoon
        Lake Lantern Larch Lavender Leaf Ledger Lemon Lemur Lighthouse Lilac Linnet Lobby Locket Lullaby Lynx Lyrebird Magnolia Mallard Mandolin Maple
        Marble Marigold Marsh Marten Meadow Melody Meteor Milestone Mitten Monsoon Moon Moonbeam Moorland Mosaic Moss Mountain Mulberry Nebula Nectar Nettle
        Notebook Nutmeg Oak Oasis Oboe Ocean Octave Orbit Orchard Orchid Oriole Osprey Otter Owl Paddle Panda Paper Parasol
        Path Pavilion Pear Pebble Pelican Pencil Peony Petal Pine Pinecone Planet Plover Plum Poem Pond Poppy Postcard Primrose Prism Puffin
        Quail Quartz Quill Quilt Quince Rainbow Raindrop Raven Reed Reef Ribbon Ridge Ripple River Rivulet Rooftop Rowboat Saffron Sail
        Sandpiper Sapling Satchel Scarf Seahorse Seashell Season Shore Signpost Skylark Snowdrop Snowflake Sonnet Sparrow Spruce Starfish Starling Stream Sunbeam Sundial
        Sunflower Swallow Sycamore Tapestry Teacup Teapot Tern Thicket Thimble Thistle Thrush Thunder Thyme Tide Timber Toucan Trail Tree Trellis Tulip
        Tundra Turtle Twig Umbrella Valley Vine Violin Voyage Wagtail Walnut Waterfall Waterlily Wave Wheat Willow Windmill Window Wisteria Wombat Woodland
        """);

    /// <summary>A fresh name. It is no author's name and looks like none.</summary>
    /// <param name="random">Source of randomness; an even draw needs four bytes a word.</param>
    /// <param name="authors">Names of the people who write here.</param>
    public static string New(RandomNumberGenerator random, IEnumerable<string> authors)
    {
        var taken = authors as IReadOnlyCollection<string> ?? [.. authors];
        for (var tries = 0; tries < MostTries; tries++)
        {
            var name = $"{Pick(random, First)} {Pick(random, Second)}";
            if (!LookAlikes.Imitates(name, taken)) return name;
        }

        // Only a source that keeps repeating itself comes here; the lists are far longer than any list of authors.
        return First.SelectMany(first => Second, (first, second) => $"{first} {second}").First(name => !LookAlikes.Imitates(name, taken));
    }

    private static string Pick(RandomNumberGenerator random, IReadOnlyList<string> words)
    {
        Span<byte> bytes = stackalloc byte[4];
        random.GetBytes(bytes);
        return words[(int)((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes) * (ulong)words.Count >> 32)];
    }

    private static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
