using System.Buffers.Binary;
using System.Text;
using MindfulBond.Images;
using NetVips;

namespace MindfulBond.Tests.Images;

/// <summary>Pictures for tests, as a camera, a bomber or a drawing program would save them.</summary>
internal static class Taken
{
    private const string Place = "51/1 30/1 26/1";

    /// <summary>The bytes readers get.</summary>
    public static byte[] Clean(ImageFile image)
    {
        var path = System.IO.Path.GetTempFileName();
        try
        {
            image.WriteClean(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A picture of a given size in which no two lines are alike.</summary>
    public static Image Scene(int width, int height)
    {
        using var red = Image.Perlin(width, height, cellSize: 64, uchar: true, seed: 1);
        using var green = Image.Perlin(width, height, cellSize: 32, uchar: true, seed: 2);
        using var blue = Image.Perlin(width, height, cellSize: 16, uchar: true, seed: 3);
        using var joined = red.Bandjoin(green, blue);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>An animation of three frames, with words in it that nobody needs.</summary>
    public static byte[] Animation(string extension)
    {
        using var frames = Scene(40, 90);
        using var film = frames.Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", 30);
            image.Set(GValue.ArrayIntType, "delay", new[] { 100, 200, 300 });
            image.Set(GValue.GIntType, "loop", 3);
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Ada Lovelace</x:xmpmeta>"));
        });
        if (extension != ".gif") return film.WebpsaveBuffer();
        byte[] bytes = film.GifsaveBuffer();
        // A comment before the end, as camera programs leave it.
        return [.. bytes[..^1], 0x21, 0xFE, 12, .. "Ada Lovelace"u8, 0, 0x3B];
    }

    public static byte[] Photo(string extension, int orientation = 1)
    {
        using var noise = Image.Gaussnoise(60, 40, mean: 128, sigma: 40);
        using var grey = noise.Cast(Enums.BandFormat.Uchar);
        using var colour = grey.Bandjoin(grey, grey);
        using var srgb = colour.Copy(interpretation: Enums.Interpretation.Srgb);
        using var photo = srgb.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", Place);
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "Ada Lovelace");
            image.Set(GValue.GIntType, "orientation", orientation);
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Ada Lovelace</x:xmpmeta>"));
        });
        return extension switch
        {
            ".jpg" => photo.JpegsaveBuffer(),
            ".png" => photo.PngsaveBuffer(),
            ".webp" => photo.WebpsaveBuffer(),
            _ => photo.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
    }

    public static string[] Fields(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return image.GetFields();
    }

    /// <summary>A head that promises the size, and no pixel.</summary>
    public static byte[] EmptyPng(uint width, uint height, bool interlaced = false)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (8, 2, (byte)(interlaced ? 1 : 0));
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];

        static byte[] Chunk(string type, byte[] data)
        {
            byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
            var (length, sum) = (new byte[4], new byte[4]);
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(typed));
            return [.. length, .. typed, .. sum];
        }

        static uint Crc(byte[] bytes)
        {
            var crc = uint.MaxValue;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }

            return ~crc;
        }
    }
}
